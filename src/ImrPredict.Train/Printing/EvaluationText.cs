using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Training;
using ImrPredict.Training.Assessment.Results;
using Spectre.Console;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a report of training or evaluation: one table with the baselines, then what it means.</summary>
internal static class EvaluationText
{
    public static void Print(Terminal terminal, EvaluationReport report)
    {
        terminal.Line();
        terminal.Line($"{report.N:N0} decided items judged, {report.NOverturned:N0} overturned "
            + $"({(double)report.NOverturned / report.N:P1}); {report.Design}");
        PrintPlain(terminal, report);
        terminal.Write(Candidates(report));
        PrintDifference(terminal, report);
        PrintLeak(terminal, report.Leak);
        if (report.Candidates.Count > 0)
        {
            terminal.Line("\"model as selected\" is the honest row: candidate and settings were chosen without the "
                + "rows judged.");
        }

        terminal.Line($"""
            Intervals are 95 %, resampled by letter. AUC and average precision (AP) are of Overturned; .50 is chance for
            AUC, the overturned share for AP. Brier, log-loss and ECE: smaller is better. Always saying the commoner
            outcome is right in {report.Metrics.MajorityAccuracy:P1}: accuracy alone says little.
            These figures tell how well past reviewers' decisions are foretold, not whether care is right.
            """);
    }

    private static Table Candidates(EvaluationReport report)
    {
        var table = Terminal.Table("", ">AUC", ">95 %", ">AP", ">Brier", ">skill", ">log-loss", ">ECE", ">accuracy");
        foreach (var (name, metrics) in report.Baselines)
        {
            AddRow(table, $"baseline: {name}", metrics);
        }

        foreach (var candidate in report.Candidates)
        {
            AddRow(table, candidate.Selected ? $"{candidate.Name} (saved)" : candidate.Name, candidate.Metrics);
        }

        AddRow(table, report.Candidates.Count == 0 ? "model" : "model as selected", report.Metrics);
        return table;
    }

    private static void AddRow(Table table, string name, MetricReport metrics) => table.AddRow(
        Markup.Escape(name), Number(metrics.Auc.Value), Range(metrics.Auc), Number(metrics.Ap.Value),
        Number(metrics.Brier.Value), Number(metrics.BrierSkill.Value), Number(metrics.LogLoss.Value),
        Number(metrics.Ece.Value),
        Number(metrics.Accuracy));

    private static void PrintPlain(Terminal terminal, EvaluationReport report)
    {
        if (report.PlainDifference?.Auc is not { } difference)
        {
            return;
        }

        terminal.Line(report.Candidates.Count > 0 && report.Candidates.All(candidate => !candidate.Selected)
            ? "the plain baseline (words, pairs of words and categories in one logistic regression) is saved: what "
                + "learns more did not beat it by more than a standard error"
            : $"AUC over the plain baseline (words, pairs of words and categories in one logistic regression): "
                + $"{WithSign(difference.Value)} ({SignedRange(difference)})");
    }

    private static void PrintDifference(Terminal terminal, EvaluationReport report)
    {
        var difference = report.AucDifference.Auc;
        var verdict = difference.Low > 0 ? "better than the cohort rate"
            : difference.High < 0 ? "worse than the cohort rate"
            : "not distinguishable from the cohort rate on these rows";
        terminal.Line($"AUC over the cohort rate: {WithSign(difference.Value)} ({SignedRange(difference)}): "
            + $"{verdict}");
    }

    private static void PrintLeak(Terminal terminal, LeakReport? leak)
    {
        if (leak is null)
        {
            return;
        }

        if (leak.LeftOut > 0)
        {
            terminal.Warn($"{leak.LeftOut:N0} of {leak.Texts:N0} clinical texts still state a verdict; their rows were "
                + $"left out of training ({LeakList.FileName} in the package says where)");
        }

        terminal.Line($"leak sentinel: {(leak.Tripped ? "TRIPPED" : "quiet")}; {Texts(leak)}{Strongest(leak)}");
        foreach (var reason in leak.Reasons)
        {
            terminal.Warn(reason);
        }
    }

    private static string Texts(LeakReport leak) => leak.Texts == 0
        ? "no clinical text to look into"
        : $"a list of {leak.LookedFor.Count} strings (\"{string.Join("\", \"", leak.LookedFor.Take(3))}\", ...) finds "
            + $"a verdict in {Percent(leak.ResidualShare)} of texts, and sees no wording that is not on it"
            + (leak.UncutGain is null
            ? "; none was cut"
            : $"; AUC on the text {Number(leak.CutAuc)}, on the uncut text {Number(leak.UncutAuc)}");

    private static string Strongest(LeakReport leak) => leak.Features.Count == 0
        ? ""
        : $"; strongest single feature: {leak.Features[0].Feature}, AUC {Number(leak.Features[0].Auc)} alone";
}
