using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>The pictures of a backtest step by step.</summary>
public static class RollingSvg
{
    /// <summary>What was said and what happened.</summary>
    /// <param name="steps">Steps in the order of time.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Level(IReadOnlyList<RollingStep> steps)
    {
        var most = Math.Min(1, 1.25 * steps.Max(s => Math.Max(s.MeanProbability, (double)s.NOverturned / s.N)));
        return Chart(
            $"Overturn rate and mean probability of {steps.Count} steps; the figures are in the table below.",
            "share overturned", steps, (0, most), percent: true)
            .Band("band", [.. steps.Select(s =>
                (At(s), s.MeanProbability + s.Gap.Low, s.MeanProbability + s.Gap.High))])
            .Line("other", steps.Select(s => (At(s), (double)s.NOverturned / s.N)))
            .Line("model", steps.Select(s => (At(s), s.MeanProbability)))
            .Line("chance", steps.Select(s => (At(s), s.PlainMeanProbability)))
            .Note(steps[0].Begins, most * 0.12, "said: solid; the plain baseline: dotted")
            .Note(steps[0].Begins, most * 0.04, "happened: dashed").ToString();
    }

    /// <summary>AUC of model and baselines.</summary>
    /// <param name="steps">Steps in the order of time.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Ranking(IReadOnlyList<RollingStep> steps)
    {
        var drawn = steps.SelectMany(s => new[] { s.Auc, s.PlainAuc, s.CohortAuc }).Where(double.IsFinite)
            .Append(0.5).ToList();
        var (least, most) = (drawn.Min() - 0.05, drawn.Max() + 0.02);
        return Chart(
            $"AUC of {steps.Count} steps; the figures are in the table below.", "AUC", steps, (least, most),
            percent: false)
            .Line("other", steps.Select(s => (At(s), s.CohortAuc)))
            .Line("chance", steps.Select(s => (At(s), s.PlainAuc)))
            .Line("model", steps.Select(s => (At(s), s.Auc)))
            .Note(
                steps[0].Begins, least + ((most - least) * 0.04),
                "model: solid; plain baseline: dotted; cohort rate: dashed").ToString();
    }

    private static SvgChart Chart(
        string label, string name, IReadOnlyList<RollingStep> steps, (double From, double To) y, bool percent)
    {
        var (from, to) = (steps[0].Begins, Math.Max(steps[^1].Ends, steps[0].Begins + 0.01));
        var years = Enumerable.Range((int)Math.Ceiling(from), (int)Math.Floor(to) - (int)Math.Ceiling(from) + 1)
            .Select(year => ((double)year, $"{year}")).ToList();
        return new SvgChart(label, (from, to), y) { Area = SvgArea.Wide }
            .YAxis(name, Ticks(y.From, y.To, percent))
            .XAxis(
                "time of the decision",
                years.Count > 1 ? years : [(from, RollingDates.Month(from)), (to, RollingDates.Month(to))]);
    }

    private static double At(RollingStep step) => (step.Begins + step.Ends) / 2;
}
