using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Results;
using static ImrPredict.Reports.Pages.SvgChart;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Reports.Training;

/// <summary>The pictures of the training report.</summary>
public static class TrainingSvg
{
    /// <summary>What was said against what happened.</summary>
    /// <param name="bins">Groups of rows, one of them with any.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Reliability(IReadOnlyList<ReliabilityBin> bins)
    {
        var filled = bins.Where(b => b.N > 0).ToList();
        var most = Math.Min(1, Math.Max(filled.Max(b => b.RateHigh), filled.Max(b => b.MeanProbability)) * 1.08);
        var chart = new SvgChart(
            $"Reliability diagram of {filled.Count} groups; the figures are in the table below.", (0, most), (0, most))
            .YAxis("overturned", Ticks(0, most, percent: true))
            .XAxis("mean probability said", Ticks(0, most, percent: true))
            .Line("chance", [(0, 0), (most, most)]);
        foreach (var bin in filled)
        {
            chart.Dot(
                "model", bin.MeanProbability, bin.OverturnRate, bin.RateLow, bin.RateHigh,
                $"{Said(bin.N, bin.MeanProbability, bin.OverturnRate)} "
                    + $"({Number(100 * bin.RateLow, "0.0")} to {Number(100 * bin.RateHigh, "0.0")})");
        }

        return chart.ToString();
    }

    /// <summary>Recall by share looked at.</summary>
    public static string Gains(IReadOnlyList<GainPoint> points) => new SvgChart(
        "Cumulative gain of the model and of the cohort rate; the figures are in the table below.", (0, 1), (0, 1))
        .YAxis("overturned rows found", Ticks(0, 1, percent: true))
        .XAxis("rows looked at, highest first", Ticks(0, 1, percent: true))
        .Line("chance", [(0, 0), (1, 1)])
        .Band("band", [.. points.Select(p => (p.Share, p.Recall.Low, p.Recall.High))])
        .Line("other", points.Select(p => (p.Share, p.ReferenceRecall)))
        .Line("model", points.Select(p => (p.Share, p.Recall.Value)))
        .Note(0.98, 0.16, "model: solid", "end").Note(0.98, 0.09, "cohort rate: dashed", "end").ToString();

    /// <summary>Net benefit by threshold.</summary>
    public static string Decisions(IReadOnlyList<DecisionPoint> points)
    {
        // Beyond the first threshold that no row reaches there is nothing to see.
        List<DecisionPoint> shown = [.. points.Take(points.Count(point => point.Share > 0) + 1)];
        var highs = shown.SelectMany(p => new[] { p.NetBenefit.Value, p.NetBenefit.High, p.AllNetBenefit });
        var most = 1.1 * Math.Max(0.01, highs.Where(double.IsFinite).Max());
        var (least, last) = (-0.35 * most, shown[^1].Threshold);
        return new SvgChart(
            "Net benefit by threshold, of the model, of all and of none; the figures are in the table below.",
            (0, last), (least, most))
            .YAxis("net benefit", Ticks(least, most, percent: false))
            .XAxis("looked at from this probability on", Ticks(0, last, percent: true))
            .Line("chance", [(0, 0), (last, 0)])
            .Band("band", [.. shown.Select(p =>
                (p.Threshold, Math.Max(p.NetBenefit.Low, least), Math.Max(p.NetBenefit.High, least)))])
            .Line("other", shown.Select(p => (p.Threshold, p.AllNetBenefit)).TakeWhile(p => p.AllNetBenefit >= least))
            .Line("model", shown.Select(p => (p.Threshold, p.NetBenefit.Value)).TakeWhile(p => p.Value >= least))
            .Note(0.98 * last, most * 0.9, "model: solid", "end")
            .Note(0.98 * last, most * 0.8, "all: dashed; none: dotted", "end").ToString();
    }

    /// <summary>Accuracy by coverage.</summary>
    public static string Coverage(IReadOnlyList<CoveragePoint> points)
    {
        var least = Math.Max(0, Math.Min(
            points.Min(p => p.Accuracy.Low), points.Min(p => Math.Max(p.OverturnRate, 1 - p.OverturnRate))) - 0.03);
        return new SvgChart(
            "Accuracy by share of rows answered, beside the commoner outcome; the figures are in the table below.",
            (0, 1), (least, 1))
            .YAxis("right at 0.5", Ticks(least, 1, percent: true))
            .XAxis("rows answered, surest first", Ticks(0, 1, percent: true))
            .Band("band", [.. points.Select(p => (p.Coverage, p.Accuracy.Low, p.Accuracy.High))])
            .Line("other", points.Select(p => (p.Coverage, Math.Max(p.OverturnRate, 1 - p.OverturnRate))))
            .Line("model", points.Select(p => (p.Coverage, p.Accuracy.Value)))
            .Note(0.99, 1 - ((1 - least) * 0.05), "model: solid", "end")
            .Note(0.99, 1 - ((1 - least) * 0.12), "commoner outcome: dashed", "end").ToString();
    }

    /// <summary>AUC by rows learnt from.</summary>
    public static string Learning(IReadOnlyList<LearningPoint> points)
    {
        double[] drawn =
        [
            .. points.SelectMany(p => new[] { p.Auc.Low, p.Auc.Value, p.Auc.High }).Where(double.IsFinite).Append(0.5),
        ];
        var (least, most) = (drawn.Min() - 0.02, drawn.Max() + 0.02);
        var rows = points[^1].NTrain * 1.05;
        var chart = new SvgChart(
            "AUC by number of rows learnt from; the figures are in the table below.", (0, rows), (least, most))
            .YAxis("AUC", Ticks(least, most, percent: false))
            .XAxis("rows learnt from", Ticks(0, rows, percent: false).Select(t => (t.At, Count((long)t.At))))
            .Line("chance", [(0, 0.5), (rows, 0.5)])
            .Line("model", points.Select(p => ((double)p.NTrain, p.Auc.Value)));
        foreach (var p in points)
        {
            chart.Dot(
                "model", p.NTrain, p.Auc.Value, p.Auc.Low, p.Auc.High,
                $"{Count(p.NTrain)} rows: AUC {Number(p.Auc.Value, "0.000")} ({Range(p.Auc)})");
        }

        return chart.ToString();
    }

    /// <summary>What was said and what happened, year by year.</summary>
    public static string Years(IReadOnlyList<SliceReport> years)
    {
        var most = Math.Min(1, years.Max(y => Math.Max(y.MeanProbability, (double)y.NOverturned / y.N)) * 1.25);
        var chart = new SvgChart(
            $"Overturn rate and mean probability of {years.Count} years; the figures are in the table below.",
            (0.5, years.Count + 0.5), (0, most))
            .YAxis("share overturned", Ticks(0, most, percent: true))
            .XAxis("year", years.Select((y, i) => (i + 1.0, y.Value)).Where((_, i) => years.Count <= 8 || i % 2 == 0))
            .Line("other", years.Select((y, i) => (i + 1.0, (double)y.NOverturned / y.N)))
            .Line("model", years.Select((y, i) => (i + 1.0, y.MeanProbability)))
            .Note(0.6, most * 0.11, "said (mean probability): solid, dots")
            .Note(0.6, most * 0.04, "happened: dashed, squares");
        for (var i = 0; i < years.Count; i++)
        {
            var (y, rate) = (years[i], (double)years[i].NOverturned / years[i].N);
            var hover = $"{y.Value}, {Said(y.N, y.MeanProbability, rate)}";
            chart.Dot("other square", i + 1, rate, double.NaN, double.NaN, hover);
            chart.Dot("model", i + 1, y.MeanProbability, rate + y.Gap.Low, rate + y.Gap.High, hover);
        }

        return chart.ToString();
    }

    private static string Said(int rows, double probability, double rate) =>
        $"{Count(rows)} rows: said {Number(100 * probability, "0.0")} %, overturned {Number(100 * rate, "0.0")} %";
}
