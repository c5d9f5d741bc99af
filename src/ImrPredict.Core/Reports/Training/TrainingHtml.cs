using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Training;

/// <summary>The page: what was judged and how, the headline, then section by section.</summary>
internal static class TrainingHtml
{
    public static string Of(EvaluationReport report, DataSummary? data)
    {
        var page = new HtmlText();
        page.Raw("<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">")
            .Raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Raw($"<title>Model {Encode(report.Model.Id)}: how well it foretells IMR decisions</title><style>{TrainingStyle.Css}</style></head><body>")
            .Raw("<a class=skip href=#figures>Skip to the figures</a>");
        Header(page, report, data);
        page.Raw("<main>");
        TrainingHtmlFigures.Write(page, report);
        TrainingHtmlPictures.Write(page, report);
        TrainingHtmlParts.Write(page, report);
        TrainingHtmlModel.Write(page, report, data);
        return page.Raw("</main><footer><p class=soft>Made by ImrPredict. No text of a letter stands here; single words and phrases do, as names of features.</p></footer></body></html>").ToString();
    }

    private static void Header(HtmlText page, EvaluationReport report, DataSummary? data)
    {
        var (lift, metrics) = (report.AucDifference, report.Metrics);
        page.Raw($"<header><p class=soft>Model {Encode(report.Model.Id)}</p><h1>{Encode(Headline(lift))}</h1>")
            .Raw("<p class=notice>This model estimates how past reviewers decided similar requests. It does not say what care is right and must not be used to approve, deny, "
                + "delay or modify care, nor to discourage an appeal. Medical necessity is decided by a licensed clinician on the patient's own records. Check current law before any use.</p>");
        if (data is { Synthetic: > 0 })
        {
            page.Raw($"<p class=\"notice warn\">{Count(data.Synthetic)} of the {Count(data.Rows)} rows learnt from are synthetic: figures on them say nothing about real decisions.</p>");
        }

        if (report.LearntKeptIn > 0)
        {
            page.Raw($"<p class=\"notice warn\">{Count(report.LearntKeptIn)} of the rows judged were learnt from by the model: the figures are flattered by them.</p>");
        }

        page.Raw($"<p>{Count(report.N)} disputed items judged, {Count(report.NOverturned)} overturned ({Percent((double)report.NOverturned / report.N)}); {Encode(report.Design)}. "
                + "No row was judged by a model that had seen it, its letter, or a near duplicate of its text.</p><ul class=cards>")
            .Raw(Card("AUC", Number(metrics.Auc.Value, "0.000"), $"{Range(metrics.Auc.Low, metrics.Auc.High)}; chance is 0.5"))
            .Raw(Card("AUC over the cohort rate", Signed(lift.Auc.Value), $"{Signed(lift.Auc.Low)} to {Signed(lift.Auc.High)}"))
            .Raw(Card("Calibration error (ECE)", Number(metrics.Ece.Value, "0.000"), $"{Range(metrics.Ece.Low, metrics.Ece.High)}; 0 is perfect"))
            .Raw(Card("Found in the top 10 %", Percent(metrics.RecallAtTop10.Value), $"of the overturned rows; {Percent(metrics.RecallAtTop10.Low)} to {Percent(metrics.RecallAtTop10.High)}"))
            .Raw("</ul></header><nav aria-label=Contents><ul><li><a href=#figures>Figures</a></li><li><a href=#pictures>Pictures</a></li>"
                + "<li><a href=#parts>Years, services, groups</a></li><li><a href=#model>Features and leaks</a></li></ul></nav>");
    }

    private static string Headline(AucDifference lift) => lift switch
    {
        { Auc.Low: > 0 } => "It ranks better than the cohort rate",
        { Auc.High: < 0 } => "It ranks worse than the cohort rate",
        _ => "Not distinguishable from the cohort rate on these rows",
    };

    private static string Card(string name, string value, string more) =>
        $"<li>{Encode(name)}<b>{value}</b><small>{more}</small></li>";

    /// <summary>An interval.</summary>
    internal static string Range(double low, double high) =>
        double.IsNaN(low) ? "-" : $"{Number(low, "0.000")} to {Number(high, "0.000")}";

    /// <summary>A figure with its interval.</summary>
    internal static string With(Estimate figure) =>
        double.IsNaN(figure.Value) ? "-" : $"{Number(figure.Value, "0.000")} <small>({Range(figure.Low, figure.High)})</small>";

    /// <summary>A signed figure; what rounds to nothing has no sign.</summary>
    internal static string Signed(double value) =>
        double.IsNaN(value) ? "-" : Number(Math.Round(value, 3) + 0.0, "+0.000;-0.000;0.000");

    /// <summary>A signed figure with its interval.</summary>
    internal static string Signed(Estimate figure) =>
        double.IsNaN(figure.Value) ? "-" : $"{Signed(figure.Value)} <small>({Signed(figure.Low)} to {Signed(figure.High)})</small>";

    /// <summary>A share with its interval, in percent.</summary>
    internal static string Share(Estimate share) => double.IsNaN(share.Value)
        ? "-"
        : $"{Percent(share.Value)} <small>({Number(100 * share.Low, "0.#")} to {Number(100 * share.High, "0.#")})</small>";
}
