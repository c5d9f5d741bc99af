using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Comparing;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>Two models on the same rows as one HTML file: the verdict, all rows, then part by part.</summary>
public static class ComparisonPage
{
    /// <summary>The page, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(ComparisonReport report)
    {
        var all = report.All;
        var page = HtmlPage.Begin(
            $"Model {report.A.Id} beside model {report.B.Id}", "figures", "Skip to the figures");
        page.Raw($"<header><p class=soft>A: model {Encode(report.A.Id)}; B: model {Encode(report.B.Id)}</p>"
                + $"<h1>{Encode(Figures.Capital(all.Verdict))}</h1>")
            .Raw(HtmlPage.Notice());
        if (report.LearntKeptIn > 0)
        {
            page.Raw($"<p class=\"notice warn\">{Count(report.LearntKeptIn)} of the rows judged were learnt from by a "
                + "model: its figures are flattered by them.</p>");
        }

        page.Raw($"<p>{Count(all.N)} disputed items judged by both, {Count(all.NOverturned)} overturned "
            + $"({Percent((double)all.NOverturned / all.N)})"
            + (report.LearntLeftOut > 0
                ? $"; {Count(report.LearntLeftOut)} more were left out, since a model had learnt from them"
                : "")
            + ".</p></header><main>");
        Whole(page, all);
        Parts(page, report);
        return HtmlPage.End(page, ". No text of a letter stands here.");
    }

    private static void Whole(HtmlText page, ComparedSlice all)
    {
        var metrics = all.Metrics;
        page.Raw("<section id=figures aria-labelledby=h-figures><h2 id=h-figures>All rows</h2>");
        page.Table(
            "Both models on all rows", ["", "#A", "#B", "#A minus B", "Better"],
            [
                Row("AUC", metrics.Auc, 1), Row("Average precision", metrics.Ap, 1), Row("Brier", metrics.Brier, -1),
                Row("Log-loss", metrics.LogLoss, -1), Row("ECE", metrics.Ece, -1),
            ]);
        page.Raw("<p>Differences are A minus B on the same rows, with 95 % intervals from a paired bootstrap by case; "
            + "one counts where its interval leaves out 0. Larger is better for AUC and average precision, smaller for "
            + "Brier, log-loss and ECE.</p></section>");
    }

    private static void Parts(HtmlText page, ComparisonReport report)
    {
        List<ComparedSlice> shown = [.. report.Slices.Where(slice => slice.Metrics.Auc.HasInterval)];
        if (shown.Count == 0)
        {
            page.Raw("<section><h2>Parts</h2><p>No part of the rows is large enough to compare.</p></section>");
            return;
        }

        var byChance = Figures.About(0.05 * shown.Count);
        page.Raw("<section id=parts aria-labelledby=h-parts><h2 id=h-parts>Part by part</h2>"
            + $"<figure>{Picture([report.All, .. shown])}<figcaption><strong>AUC of A minus AUC of B.</strong> The "
            + "number of a part is that of the table; 0 is all rows. Bars are 95 % intervals: above the line A ranks "
            + $"better, below it B. Of {Count(shown.Count, "part", "parts")} {byChance} would show a difference by "
            + "chance alone.</figcaption></figure>");
        page.Table(
            "Parts of the rows, A minus B; bold where the interval leaves out 0",
            ["Part", "#Number", "#Rows", "#Overturned", "#AUC", "#Brier", "#Log-loss"],
            shown.Select((slice, i) => (IReadOnlyList<string>)
            [
                Encode($"{slice.By}: {slice.Value}"), Count(i + 1), Count(slice.N),
                Percent((double)slice.NOverturned / slice.N), Marked(slice.Metrics.Auc), Marked(slice.Metrics.Brier),
                Marked(slice.Metrics.LogLoss),
            ]));
        page.Raw($"<p>{Count(report.Slices.Count - shown.Count)} more are too small to tell.</p></section>");
    }

    private static string Picture(IReadOnlyList<ComparedSlice> slices)
    {
        double[] drawn =
        [
            .. slices.SelectMany(slice => new[] { slice.Metrics.Auc.Low, slice.Metrics.Auc.High })
                .Where(double.IsFinite).Append(0),
        ];
        var (least, most) = (drawn.Min() - 0.02, drawn.Max() + 0.02);
        var label = $"Difference of the AUC over all rows and {slices.Count - 1} parts; the figures are in the table "
            + "below.";
        var chart = new SvgChart(label, (-0.5, slices.Count - 0.5), (least, most)) { Area = SvgArea.Wide }
            .YAxis("AUC, A minus B", Ticks(least, most, percent: false))
            .XAxis("part", slices.Select((_, i) => ((double)i, $"{i}"))).Rule("one", 0);
        foreach (var (i, slice) in slices.Index())
        {
            var auc = slice.Metrics.Auc;
            chart.Dot(
                auc.Sign < 0 ? "other square" : "model", i, auc.Difference, auc.Low, auc.High,
                $"{(i == 0 ? "all rows" : $"{slice.By} {slice.Value}")}: {Figures.WithSign(Of(auc))}");
        }

        return chart.ToString();
    }

    private static IReadOnlyList<string> Row(string name, PairedMetric metric, int better) =>
    [
        name, Number(metric.First, "0.000"), Number(metric.Second, "0.000"), WithSign(Of(metric)),
        metric.Sign == 0 ? "neither" : metric.Sign == better ? "A" : "B",
    ];

    private static string Marked(PairedMetric metric) =>
        metric.Sign == 0 ? WithSign(Of(metric)) : $"<strong>{WithSign(Of(metric))}</strong>";

    private static Estimate Of(PairedMetric metric) => new(metric.Difference, metric.Low, metric.High);
}
