using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Assessment.Backtesting;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a rolling judgement: the answer, all rows in one, then year by year.</summary>
internal static class RollingText
{
    public static void Print(Terminal terminal, RollingReport report)
    {
        var (pooled, plain) = (report.Pooled, report.Pooled.PlainDifference.Auc);
        var verdict = !plain.HasInterval ? "The rows judged are too few to tell how well it ranks"
            : plain.Low > 0 ? "Learnt again as decisions come in, the model ranks better than the plain baseline"
            : plain.High < 0 ? "Learnt again as decisions come in, the model ranks worse than the plain baseline"
            : "Learnt again as decisions come in, the model is not distinguishable from the plain baseline";
        terminal.Line();
        terminal.Line($"{verdict}: AUC {Number(pooled.Metrics.Auc.Value)}, {WithSign(plain.Value)} over it "
            + $"({SignedRange(plain)}).");
        PooledText.Print(terminal, pooled);
        terminal.Write(Years(report));
        SourceText.Print(terminal, report.Repeated);
        var farthest = report.Steps.MaxBy(step => Math.Abs(step.Gap.Value))!;
        terminal.Line($"{Count(report.Steps.Count)} steps. Level: farthest off in the step that begins in "
            + $"{RollingDates.Month(farthest.Begins)}, where the probabilities said "
            + $"{Percent(farthest.MeanProbability)} and {Percent((double)farthest.NOverturned / farthest.N)} were "
            + "overturned.");
        if (report.NotJudged > 0)
        {
            terminal.Line($"{Count(report.NotJudged)} rows before the first step not judged: too little is known");
        }

        if (report.Undated > 0)
        {
            terminal.Line($"{Count(report.Undated)} rows without a year: learnt from in every step, not judged");
        }

        terminal.Line($"Each step judges {Steps(report)} by a model of what was known before them "
            + $"({Lag(report)}); settings are chosen before the first step and when a year begins, fusion and "
            + "calibration follow what earlier steps said. The baselines are learnt again the same way. \"said\": the "
            + "mean probability. Intervals are 95 %, resampled by case. Step by step: --json FILE, as pictures: "
            + "--html FILE. They tell how well past reviewers' decisions are foretold, not whether care is right.");
    }

    private static TextTable Years(RollingReport report)
    {
        var table = new TextTable(
            "year", ">steps?9", ">judged?4", ">overturned?1", ">said?1", ">AUC", ">95 %?7", ">plain?2", ">cohort?3",
            ">over plain?5", ">95 %?8", ">ECE");
        foreach (var year in report.Years)
        {
            var (figures, lift) = (year.Figures, year.Figures.PlainDifference.Auc);
            table.Add(
                $"{year.Year}", Count(year.Steps), Count(figures.N), Percent(figures.OverturnRate),
                Percent(figures.Metrics.MeanProbability), Number(figures.Metrics.Auc.Value),
                Range(figures.Metrics.Auc), Number(figures.Baselines["plain"].Auc.Value),
                Number(figures.Baselines["cohort"].Auc.Value), WithSign(lift.Value), SignedRange(lift),
                Number(figures.Metrics.Ece.Value));
        }

        return table;
    }

    private static string Steps(RollingReport report) => report.By switch
    {
        RollingPeriod.Month => "a month's decisions",
        RollingPeriod.Quarter => "a quarter's decisions",
        _ => $"the next {Count(report.Every!.Value)} decisions",
    };

    private static string Lag(RollingReport report) => report.Lag == 0
        ? "no lag"
        : report.By is null ? $"the last {Count(report.Lag)} decisions not yet" : $"lag of {Count(report.Lag)} days";
}
