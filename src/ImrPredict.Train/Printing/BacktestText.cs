using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a backtest: the answer, one row a year, the means, and how to read them.</summary>
internal static class BacktestText
{
    public static void Print(Terminal terminal, BacktestReport report)
    {
        var years = report.Years;
        var difference = report.MeanAucDifference.Auc;
        var verdict = difference.Low > 0 ? "Models of earlier years rank better than the cohort rate"
            : difference.High < 0 ? "Models of earlier years rank worse than the cohort rate"
            : "Models of earlier years are not distinguishable from the cohort rate";
        terminal.Line();
        terminal.Line($"{verdict}: AUC {Number(report.MeanAuc)}, {WithSign(difference.Value)} over it "
            + $"({SignedRange(difference)}), in "
            + (years.Count == 1
                ? $"{years[0].Year}."
                : $"the mean of {years.Count} years ({years[0].Year} to {years[^1].Year})."));
        terminal.Write(Years(report));
        foreach (var (year, why) in report.NotJudged)
        {
            terminal.Line($"{year} not judged: {why}");
        }

        SourceText.Print(terminal, report.Repeated, years[^1].Sources);
        if (report.Undated > 0)
        {
            terminal.Line($"{Count(report.Undated)} rows without a year: learnt from, not judged");
        }

        if (years.Count > 1)
        {
            PooledText.Print(terminal, report.Pooled);
        }

        var farthest = years.MaxBy(y => Math.Abs(y.Metrics.MeanProbability - y.OverturnRate))!;
        terminal.Line($"Level: farthest off in {farthest.Year}, where the probabilities said "
            + $"{Percent(farthest.Metrics.MeanProbability)} and {Percent(farthest.OverturnRate)} were overturned. Mean "
            + $"ECE {Number(report.MeanEce)} (cohort rate {Number(report.MeanCohortEce)}), mean Brier skill "
            + $"{WithSign(report.MeanBrierSkill)}.");
        terminal.Line("Each year is judged by a model that was selected, fitted and calibrated on strictly earlier "
            + "years. Lift: AUC over the cohort rate of the same earlier years. Plain: AUC of the plain baseline. "
            + "\"said\": the mean probability. Intervals are 95 %, resampled by case. All figures: --json FILE. "
            + "They tell how well past reviewers' decisions are foretold, not whether care is right.");
    }

    private static TextTable Years(BacktestReport report)
    {
        var table = new TextTable(
            "year", ">learnt?7", ">judged?2", ">overturned?1", ">said?3", ">AUC", ">95 %?8", ">plain", ">gain",
            ">95 %?1", ">skill?6", ">ECE?5");
        foreach (var y in report.Years)
        {
            var lift = y.AucDifference.Auc;
            table.Add(
                $"{y.Year}", Count(y.NTrain), Count(y.N), Percent(y.OverturnRate), Percent(y.Metrics.MeanProbability),
                Number(y.Metrics.Auc.Value), Range(y.Metrics.Auc), Number(y.Plain.Auc.Value),
                WithSign(lift.Value), SignedRange(lift),
                WithSign(y.Metrics.BrierSkill.Value), Number(y.Metrics.Ece.Value));
        }

        if (report.Years.Count == 1)
        {
            return table;
        }

        var mean = report.MeanAucDifference.Auc;
        table.Add(
            "mean", "", "", "", "", Number(report.MeanAuc), "",
            Number(report.Years.Average(y => y.Plain.Auc.Value)), WithSign(mean.Value), SignedRange(mean),
            WithSign(report.MeanBrierSkill), Number(report.MeanEce));
        return table;
    }
}
