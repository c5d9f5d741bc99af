using ImrPredict.CommandLine.Printing;
using ImrPredict.Training;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a refresh: the answer, which rows are new, both models on the same rows, and what moved.</summary>
internal static class RefreshText
{
    public static void Print(Terminal terminal, RefreshReport report, string folder, bool replaces)
    {
        foreach (var warning in report.Warnings)
        {
            terminal.Warn(warning);
        }

        terminal.Line();
        terminal.Line($"{Words(report.Verdict)}; {folder} {(replaces ? "is replaced" : "stays as it is")}"
            + (replaces || report.Verdict == RefreshVerdict.NothingNew ? "." : " (--force replaces it)."));
        terminal.Line($"{Count(report.NOld)} rows that the old model (model {report.Old.Id}, learnt from "
            + $"{Count(report.NLearntBefore)} rows) knows, {Count(report.NNew)} new ones"
            + (report.NRepeated > 0 ? $"; {Count(report.NRepeated)} give a decision again, which counts once" : ""));
        if (report.Metrics is { } metrics)
        {
            terminal.Line($"{Count(report.NJudged)} of the new rows, the latest, judged by the old model and by one "
                + "learnt again without them:");
            terminal.Write(ComparisonText.Whole(metrics, "refreshed", "old"));
            terminal.Line("Differences are refreshed minus old on the same rows; intervals are 95 %, from a paired "
                + "bootstrap by case. AUC and AP: larger is better. Brier, log-loss and ECE: smaller is better.");
        }

        if (report.Drift is { } drift)
        {
            DriftText.Print(terminal, drift);
        }
    }

    private static string Words(RefreshVerdict verdict) => verdict switch
    {
        RefreshVerdict.NothingNew => "No new decision",
        RefreshVerdict.TooFewToTell => "The new decisions are too few to tell whether the refreshed model is better",
        RefreshVerdict.Worse => "The refreshed model is worse",
        RefreshVerdict.Better => "The refreshed model is better",
        _ => "The refreshed model is not worse: no difference to be seen",
    };
}
