using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Training;

/// <summary>What moves the scores, what could betray the outcome, and what selection tried.</summary>
internal static class TrainingHtmlModel
{
    private const int EffectsShown = 25;

    public static void Write(HtmlText page, EvaluationReport report, DataSummary? data)
    {
        page.Raw("<section id=model aria-labelledby=h-model><h2 id=h-model>Features, leaks and selection</h2>");
        Effects(page, report);
        Leaks(page, report.Leak);
        Trials(page, report);
        if (data is not null)
        {
            page.Raw($"<h3>Data</h3><p>The saved model learnt from {Count(data.Rows)} items, {Count(data.Overturned)} "
                + $"overturned ({Encode(data.Refit)}); sources {Counts(data.BySource)}; years {Counts(data.ByYear)}. "
                + $"Data SHA-256 {Start(data.Hash)}, model.zip SHA-256 {Start(report.Model.Sha256)}</p>");
        }

        List<string> sentences =
            [.. SourceWords.Of(report.Repeated) is { } repeated ? [repeated] : Array.Empty<string>(),
             .. SourceWords.Of(report.Sources),
             .. report.DataErrors is { } errors ? [errors.Words] : Array.Empty<string>()];
        if (sentences.Count > 0)
        {
            page.Raw($"<h3>Sources</h3><ul>{string.Concat(sentences.Select(s => $"<li>{Encode(s)}</li>"))}</ul>");
        }

        page.Raw("</section>");
    }

    private static void Effects(HtmlText page, EvaluationReport report)
    {
        if (report.Effects.Count == 0)
        {
            return;
        }

        var largest = report.Effects.Max(e => e.Share);
        page.Raw("<h3>What moves the scores most</h3><p class=soft>In the logistic part of the saved model, over the "
            + "rows learnt from. The bar is the feature's share of all that moves scores; the number is the mean "
            + "log-odds that it adds where it counts. It tells what the model leans on, not what causes a decision.</p>"
            + "<ul class=effects>");
        foreach (var effect in report.Effects.Take(EffectsShown))
        {
            var (css, word) = effect.MeanLogOdds >= 0 ? ("u", "&#9650; overturn") : ("d", "&#9660; uphold");
            var width = Number(100 * effect.Share / largest, "0");
            page.Raw($"<li><span class=what>{Encode(effect.Feature)} <small class=soft>{Count(effect.N)} "
                + $"rows</small></span><span class=track>"
                + $"<span class=\"fill {css}\" style=\"width:{width}%\"></span></span>"
                + $"<span class={css}><small>{word}</small> "
                + $"{Number(effect.MeanLogOdds, "+0.00;-0.00;0.00")}</span></li>");
        }

        page.Raw("</ul>");
    }

    private static void Leaks(HtmlText page, LeakReport? leak)
    {
        if (leak is null)
        {
            return;
        }

        page.Raw($"<h3>Leak sentinel: {(leak.Tripped ? "tripped" : "quiet")}</h3>")
            .Raw(leak.Tripped ? $"<p class=\"notice warn\">{Encode(string.Join("; ", leak.Reasons))}</p>" : "")
            .Raw($"<p>{ResidualHtml(leak)} ")
            .Raw(leak.UncutGain is { } gain
                ? $"The same features and learner reach AUC {Number(leak.UncutAuc, "0.000")} on the text before "
                    + $"verdicts were cut and {Number(leak.CutAuc, "0.000")} after: "
                    + $"{WithSign(gain.Auc)}.</p>"
                : "No text was cut, so there is no uncut text to compare with.</p>")
            .Table(
                "Single features of the highest AUC, alone, on all rows; surely above 0.80 training stops",
                ["Feature", "#AUC alone", "Towards", "#Rows"],
                leak.Features.Select(f => (IReadOnlyList<string>)
                [
                    Encode(f.Feature), Number(f.Auc, "0.000"), f.Raises ? "overturn" : "uphold", Count(f.N),
                ]));
        if (leak.Pure.Count > 0)
        {
            page.Table(
                "Features that surely go with one outcome; nearly pure ones of 8 times the base odds stop training",
                ["Feature", "#Overturned", "#Rows", "#Cases", "#Odds, times the base at least"],
                leak.Pure.Select(f => (IReadOnlyList<string>)
                [
                    Encode(f.Feature), Percent(f.OverturnedShare), Count(f.N), Count(f.Clusters),
                    Number(f.OddsRatio, "0.0"),
                ]));
        }
    }

    private static string ResidualHtml(LeakReport leak)
    {
        var leftOut = leak.LeftOut == 0 ? "" : $" {Count(leak.LeftOut, "row", "rows")} with such a text "
            + $"{(leak.LeftOut == 1 ? "was" : "were")} left out of training; {LeakList.FileName} says where.";
        return leak.Texts == 0
            ? "There is no clinical text to look into."
            : $"{Encode(char.ToUpperInvariant(leak.Looked[0]) + leak.Looked[1..])}. Above "
                + $"{Percent(VerdictScreen.MostLeftOut)} of the texts training stops.{leftOut}";
    }

    private static void Trials(HtmlText page, EvaluationReport report)
    {
        if (report.Trials.Count == 0)
        {
            return;
        }

        page.Raw($"<details><summary>What selection tried: {Count(report.Trials.Count, "trial", "trials")}, on "
                + "held-out training rows</summary><div>")
            .Table(
                "Trials, best first", ["#L2", "#Half-life, years", "#Log-loss", "#AUC"],
                report.Trials.Select(t => (IReadOnlyList<string>)
                [
                    Number(t.L2), t.HalfLifeYears == 0 ? "none" : Number(t.HalfLifeYears), Number(t.LogLoss, "0.0000"),
                    Number(t.Auc, "0.000"),
                ]))
            .Raw("</div></details>");
    }

    private static string Start(string hash) => $"<span class=case>{Encode(hash[..16])}</span>…";

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        Encode(string.Join(", ", counts.Select(pair => $"{pair.Key} {Count(pair.Value)}")));
}
