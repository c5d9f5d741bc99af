using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Drift;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>
/// New rows beside those that a model learnt from, as one HTML file: what follows, then field by field.
/// </summary>
public static class DriftPage
{
    private const double ShiftedFrom = 0.1;
    private const double StronglyFrom = 0.25;

    /// <summary>The page, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(DriftReport report)
    {
        IReadOnlyList<DriftField> fields = [report.Score, report.KnownShare, .. report.Fields];
        var page = HtmlPage.Begin($"Drift beside model {report.Model.Id}", "fields", "Skip to the fields");
        page.Raw($"<header><p class=soft>Model {Encode(report.Model.Id)}</p><h1>{Headline(report)}</h1>")
            .Raw(HtmlPage.Notice())
            .Raw($"<p>{Count(report.N, "item", "items")} in {Count(report.Letters, "case", "cases")} beside the rows "
                + "that the model learnt from.</p>")
            .List(report.Words)
            .Raw("<ul class=cards>")
            .Raw(Card("Mean score", Number(report.MeanScoreNow, "0.000"), Number(report.MeanScoreBefore, "0.000")))
            .Raw(Card("Words and categories known", Percent(report.MeanKnownShareNow),
                Percent(report.MeanKnownShareBefore)))
            .Raw(double.IsNaN(report.OverturnRateNow) ? "" : Card(
                "Overturned", Percent(report.OverturnRateNow), Percent(report.OverturnRateBefore)))
            .Raw("</ul></header><main>");
        page.Raw("<section id=fields aria-labelledby=h-fields><h2 id=h-fields>Field by field</h2>"
            + $"<figure>{Picture(fields)}<figcaption><strong>How far each field has moved.</strong> Dots: population "
            + "stability index. Squares: what chance alone stays below in 95 % of files of so many cases. From the "
            + "lower line on a field is shifted, from the upper one strongly, where its dot lies above its square. The "
            + "number of a field is that of the table.</figcaption></figure>");
        page.Table(
            "The score, what is known, then the fields, the farthest moved first",
            ["Field", "#Number", "#Index", "#By chance", "#Unseen", "Verdict"],
            fields.Select((field, i) => (IReadOnlyList<string>)
            [
                Encode(field.Field), Count(i + 1), Number(field.Psi, "0.000"), Number(field.ByChance, "0.000"),
                field.UnseenShare > 0 ? Percent(field.UnseenShare) : "", Verdict(field.Verdict),
            ]));
        page.Raw("<p>Unseen: share of the rows at levels that training never met; from 2 % on a field is shifted, from "
            + $"10 % of {DriftReport.FewestRows} rows or more strongly. The score counts as shifted only where its "
            + "mean has moved by 5 % of itself, the known share only where it has fallen.</p>");
        page.Table(
            "What moved most: level, share before and now", ["Field", "Moves"],
            fields.Where(field => field.Moves.Count > 0).Select(field => (IReadOnlyList<string>)
            [
                Encode(field.Field),
                string.Join("; ", field.Moves.Select(move =>
                    $"{Encode(move.Level)}: {Percent(move.Before)} &#8594; {Percent(move.Now)}")),
            ]));
        page.Raw("</section>");
        return HtmlPage.End(page, ". No text of a letter stands here; categories do, as names of levels.");
    }

    private static string Picture(IReadOnlyList<DriftField> fields)
    {
        var most = 1.05 * fields.Max(field => Math.Max(field.Psi, field.ByChance));
        var top = Math.Min(Math.Max(most, 0.3), 2);
        var label = $"Population stability index of {fields.Count} fields; the figures are in the table below.";
        var chart = new SvgChart(label, (0.5, fields.Count + 0.5), (0, top)) { Area = SvgArea.Wide }
            .YAxis(most > top ? "index, up to 2" : "index", Ticks(0, top, percent: false))
            .XAxis("field", fields.Select((_, i) => (i + 1.0, $"{i + 1}")))
            .Rule("limit", ShiftedFrom).Rule("limit", StronglyFrom);
        foreach (var (i, field) in fields.Index())
        {
            var hover = $"{field.Field}: index {Figures.Number(field.Psi)}, by chance "
                + Figures.Number(field.ByChance);
            chart.Dot("other square", i + 1, field.ByChance, double.NaN, double.NaN, hover);
            chart.Dot("model", i + 1, field.Psi, double.NaN, double.NaN, hover);
        }

        return chart.ToString();
    }

    private static string Headline(DriftReport report) => report.Verdict switch
    {
        DriftVerdict.Stable when report.N < DriftReport.FewestRows =>
            "Of so few rows only a large difference could be told; there is none",
        DriftVerdict.Stable => "The rows look like those learnt from",
        DriftVerdict.Shifted => "Something has shifted from the rows learnt from",
        _ => "Something has strongly shifted from the rows learnt from",
    };

    private static string Verdict(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Stable => "stable",
        DriftVerdict.Shifted => "shifted",
        _ => "<strong>strongly shifted</strong>",
    };

    private static string Card(string name, string now, string before) =>
        $"<li>{name}<b>{now}</b><small>{before} in training</small></li>";
}
