using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.SvgChart;

namespace ImrPredict.Reports.Training;

/// <summary>A backtest as one HTML file: figures, then level and AUC over time.</summary>
public static class BacktestPage
{
    /// <summary>The page, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(RollingReport report)
    {
        var pooled = report.Pooled;
        var page = HtmlPage.Begin("Backtest: learnt again as decisions come in", "figures", "Skip to the figures")
            .Raw("<header><h1>Learnt again as decisions come in</h1>").Raw(HtmlPage.Notice())
            .Raw($"<p>{Count(pooled.N)} disputed items judged in {Count(report.Steps.Count, "step", "steps")}, "
                + $"{Count(pooled.NOverturned)} overturned ({Percent(pooled.OverturnRate)}); each by a model of what "
                + "was known before it.</p></header><main>");
        Pooled(page, pooled);
        page.Raw("<section id=time aria-labelledby=h-time><h2 id=h-time>Over time</h2>"
            + $"<figure>{Level(report.Steps)}<figcaption><strong>Level.</strong> What was said and what happened, step "
            + "by step. The band is the 95 % interval of what happened about what was said.</figcaption></figure>"
            + $"<figure>{Ranking(report.Steps)}<figcaption><strong>AUC.</strong> Single steps vary by chance; the "
            + "figures above are of all rows.</figcaption></figure>");
        page.Table(
            "Step by step",
            ["Begins", "#Learnt from", "#Judged", "#Overturned", "#Said", "#Plain said", "#Cohort rate", "#AUC",
             "#Plain AUC", "#Cohort AUC"],
            report.Steps.Select(s => (IReadOnlyList<string>)
            [
                RollingDates.Month(s.Begins), Count(s.NTrain), Count(s.N), Percent((double)s.NOverturned / s.N),
                Percent(s.MeanProbability), Percent(s.PlainMeanProbability), Percent(s.CohortMeanProbability),
                Number(s.Auc, "0.000"), Number(s.PlainAuc, "0.000"), Number(s.CohortAuc, "0.000"),
            ]));
        page.Raw("</section>");
        return HtmlPage.End(page, ". No text of a letter stands here.");
    }

    /// <summary>The page of a judgement year by year, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(BacktestReport report)
    {
        var (pooled, lift) = (report.Pooled, report.MeanAucDifference.Auc);
        var page = HtmlPage.Begin("Backtest: each year by models of earlier years", "figures", "Skip to the figures")
            .Raw("<header><h1>" + lift switch
            {
                { HasInterval: false } => "The years judged are too small to tell how well earlier ones teach",
                { Low: > 0 } => "Models of earlier years rank better than the cohort rate",
                { High: < 0 } => "Models of earlier years rank worse than the cohort rate",
                _ => "Models of earlier years are not distinguishable from the cohort rate",
            } + "</h1>").Raw(HtmlPage.Notice())
            .Raw($"<p>{Count(pooled.N)} disputed items judged in {Count(report.Years.Count, "year", "years")}, "
                + $"{Count(pooled.NOverturned)} overturned ({Percent(pooled.OverturnRate)}). In the mean of the years: "
                + $"AUC {Number(report.MeanAuc, "0.000")}, {WithSign(lift)} over the cohort rate.</p></header><main>");
        Pooled(page, pooled);
        BacktestYearsHtml.Write(page, report);
        return HtmlPage.End(page, ". No text of a letter stands here.");
    }

    private static void Pooled(HtmlText page, PooledFigures pooled)
    {
        page.Raw("<section id=figures aria-labelledby=h-figures><h2 id=h-figures>Figures</h2>").Table(
            "All rows judged", ["", "#AUC", "#AP", "#Brier", "#ECE", "#Mean said"],
            [Row("model", pooled.Metrics), Row("baseline: plain", pooled.Baselines["plain"]),
             Row("baseline: cohort", pooled.Baselines["cohort"])]);
        page.Raw($"<p>AUC over the plain baseline: {WithSign(pooled.PlainDifference.Auc)}; over the cohort rate: "
            + $"{WithSign(pooled.CohortDifference.Auc)}.</p></section>");
    }

    private static IReadOnlyList<string> Row(string name, MetricReport of) =>
        [name, With(of.Auc), With(of.Ap), With(of.Brier), With(of.Ece), Percent(of.MeanProbability)];

    private static string Level(IReadOnlyList<RollingStep> steps)
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

    private static string Ranking(IReadOnlyList<RollingStep> steps)
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
