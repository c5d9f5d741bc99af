using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Comparing;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>Differences of two models, part by part, as a picture.</summary>
public static class ComparisonSvg
{
    /// <summary>Draws it.</summary>
    /// <param name="slices">All rows, then their parts.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Draw(IReadOnlyList<ComparedSlice> slices)
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

    private static Estimate Of(PairedMetric metric) => new(metric.Difference, metric.Low, metric.High);
}
