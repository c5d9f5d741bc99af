using ImrPredict.CommandLine;
using ImrPredict.Training.Assessment.Backtesting;
using Spectre.Console;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a backtest: one row a year, the means, and how to read them.</summary>
internal static class BacktestText
{
    public static void Print(Terminal terminal, BacktestReport report)
    {
        var table = Terminal.Table(
            "year", ">learnt", ">judged", ">overturned", ">said", ">AUC", ">95 %", ">plain", ">cohort", ">lift", ">95 %",
            ">skill", ">ECE", ">cohort ECE");
        foreach (var y in report.Years)
        {
            table.AddRow(
                $"{y.Year}", Count(y.NTrain), Count(y.N), Percent(y.OverturnRate),
                Percent(y.Metrics.MeanProbability), Number(y.Metrics.Auc.Value), Range(y.Metrics.Auc),
                Number(y.Plain.Auc.Value), Number(y.Cohort.Auc.Value), WithSign(y.AucDifference.Auc.Value),
                SignedRange(y.AucDifference.Auc), WithSign(y.Metrics.BrierSkill.Value),
                Number(y.Metrics.Ece.Value), Number(y.Cohort.Ece.Value));
        }

        var difference = report.MeanAucDifference.Auc;
        table.AddRow(
            "mean", "", "", "", "", Number(report.MeanAuc), "", Number(report.Years.Average(y => y.Plain.Auc.Value)), "", WithSign(difference.Value),
            SignedRange(difference), WithSign(report.MeanBrierSkill), Number(report.MeanEce),
            Number(report.MeanCohortEce));
        terminal.Line();
        terminal.Write(table);
        foreach (var (year, why) in report.NotJudged)
        {
            terminal.Line($"{year} not judged: {why}");
        }

        if (report.Undated > 0)
        {
            terminal.Line($"{Count(report.Undated)} rows without a year: neither learnt from nor judged");
        }

        var years = report.Years;
        terminal.Line($"mean over {years.Count} years ({years[0].Year} to {years[^1].Year}): lift over the cohort rate "
            + $"{WithSign(difference.Value)} ({SignedRange(difference)}), ECE {Number(report.MeanEce)} (cohort "
            + $"rate {Number(report.MeanCohortEce)})");
        terminal.Line("""
            Each year is judged by a model that was selected, fitted and calibrated on strictly earlier years.
            "overturned" is what happened, "said" the mean probability: a gap is drift of the level. Lift: AUC over the
            cohort rate of the same earlier years. Skill: Brier skill against it. Intervals are 95 %, resampled by
            letter. These figures tell how well past reviewers' decisions are foretold, not whether care is right.
            """);
    }
}
