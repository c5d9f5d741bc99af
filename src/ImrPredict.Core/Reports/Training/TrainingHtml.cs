using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Training;

/// <summary>The page: what was judged and how, the headline, then section by section.</summary>
internal static class TrainingHtml
{
    public static byte[] Render(EvaluationReport report, DataSummary? data)
    {
        var page = HtmlPage.Begin(
            $"Model {report.Model.Id}: how well it foretells IMR decisions", "figures", "Skip to the figures");
        Header(page, report, data);
        page.Raw("<main>");
        TrainingHtmlFigures.Write(page, report);
        TrainingHtmlPictures.Write(page, report);
        TrainingHtmlParts.Write(page, report);
        TrainingHtmlModel.Write(page, report, data);
        return HtmlPage.End(
            page, ". No text of a letter stands here; single words and phrases do, as names of features.");
    }

    private static void Header(HtmlText page, EvaluationReport report, DataSummary? data)
    {
        var (lift, metrics) = (report.AucDifference, report.Metrics);
        page.Raw($"<header><p class=soft>Model {Encode(report.Model.Id)}</p><h1>{Encode(Headline(lift))}</h1>")
            .Raw(HtmlPage.Notice());
        if (data is { Synthetic: > 0 })
        {
            page.Raw($"<p class=\"notice warn\">{Count(data.Synthetic)} of the {Count(data.Rows)} rows learnt from are "
                + "synthetic: figures on them say nothing about real decisions.</p>");
        }

        if (report.LearntKeptIn > 0)
        {
            page.Raw($"<p class=\"notice warn\">{Count(report.LearntKeptIn)} of the rows judged were learnt from by "
                + "the model: the figures are flattered by them.</p>");
        }

        page.Raw($"<p>{Count(report.N)} disputed items judged, {Count(report.NOverturned)} overturned "
                + $"({Percent((double)report.NOverturned / report.N)}); {Encode(report.Design)}."
                + (report.LearntKeptIn > 0
                    ? ""
                    : " No row was judged by a model that had seen it, its case, or a near duplicate of its text.")
                + "</p><ul class=cards>")
            .Raw(Card("AUC", Number(metrics.Auc.Value, "0.000"), Between(metrics.Auc, "chance is 0.5")))
            .Raw(report.PlainDifference is { } plain ? Over("the plain baseline", plain.Auc) : "")
            .Raw(Over("the cohort rate", lift.Auc))
            .Raw(Card(
                "Calibration error (ECE)", Number(metrics.Ece.Value, "0.000"),
                Between(metrics.Ece, "0 is perfect")))
            .Raw(Card(
                "Found in the top 10 %", Percent(metrics.RecallAtTop10.Value),
                "of the overturned rows" + (metrics.RecallAtTop10.HasInterval
                    ? $"; {Percent(metrics.RecallAtTop10.Low)} to {Percent(metrics.RecallAtTop10.High)}"
                    : "")))
            .Raw("</ul></header><nav aria-label=Contents><ul><li><a href=#figures>Figures</a></li>"
                + "<li><a href=#pictures>Pictures</a></li><li><a href=#parts>Years, services, groups</a></li>"
                + "<li><a href=#model>Features and leaks</a></li></ul></nav>");
    }

    private static string Over(string what, Estimate difference) => Card(
        $"AUC over {what}", WithSign(difference.Value),
        difference.HasInterval ? $"{WithSign(difference.Low)} to {WithSign(difference.High)}" : "no interval");

    private static string Between(Estimate figure, string more) =>
        figure.HasInterval ? $"{Range(figure)}; {more}" : $"no interval; {more}";

    private static string Headline(AucDifference lift) => lift switch
    {
        { Auc.HasInterval: false } => "The rows judged are too few to tell how well it ranks",
        { Auc.Low: > 0 } => "It ranks better than the cohort rate",
        { Auc.High: < 0 } => "It ranks worse than the cohort rate",
        _ => "Not distinguishable from the cohort rate on these rows",
    };

    private static string Card(string name, string value, string more) =>
        $"<li>{Encode(name)}<b>{value}</b><small>{more}</small></li>";
}
