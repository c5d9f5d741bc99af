using System.Globalization;
using ImrPredict.CommandLine;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using Spectre.Console;

namespace ImrPredict.Train;

/// <summary>Prints a report of training or evaluation for people: one table with the baselines, then what it means.</summary>
internal static class EvaluationText
{
    public static void Print(Terminal terminal, EvaluationReport report)
    {
        terminal.Line();
        terminal.Line(Text($"{report.N:N0} decided items judged, {report.NOverturned:N0} overturned ({(double)report.NOverturned / report.N:P1}); {report.Design}"));
        terminal.Write(Candidates(report));
        PrintLift(terminal, report);
        PrintLeak(terminal, report.Leak);
        if (report.Candidates.Count > 0)
        {
            terminal.Line("\"model as selected\" is the honest row: candidate and settings were chosen without the rows judged.");
        }

        terminal.Line("Intervals are 95 %, resampled by letter. AUC and average precision (AP) are of Overturned; .50 is chance");
        terminal.Line("for AUC, the overturned share for AP. Brier, log-loss and ECE: smaller is better. Always saying the commoner");
        terminal.Line(Text($"outcome is right in {report.Metrics.MajorityAccuracy:P1}: accuracy alone says little."));
        terminal.Line("These figures tell how well past reviewers' decisions are foretold, not whether care is right.");
    }

    private static Table Candidates(EvaluationReport report)
    {
        var table = Terminal.Table("", ">AUC", ">95 %", ">AP", ">Brier", ">skill", ">log-loss", ">ECE", ">accuracy");
        foreach (var (name, metrics) in report.Baselines)
        {
            Row(table, $"baseline: {name}", metrics);
        }

        foreach (var candidate in report.Candidates)
        {
            Row(table, candidate.Selected ? $"{candidate.Name} (saved)" : candidate.Name, candidate.Metrics);
        }

        Row(table, report.Candidates.Count == 0 ? "model" : "model as selected", report.Metrics);

        return table;
    }

    private static void Row(Table table, string name, MetricReport metrics) => table.AddRow(
        Markup.Escape(name),
        Text($"{metrics.Auc:0.000}"),
        Text($"{metrics.AucLow:0.000}-{metrics.AucHigh:0.000}"),
        Text($"{metrics.Ap:0.000}"),
        Text($"{metrics.Brier:0.000}"),
        Text($"{metrics.BrierSkill:0.000}"),
        Text($"{metrics.LogLoss:0.000}"),
        Text($"{metrics.Ece:0.000}"),
        Text($"{metrics.Accuracy:0.000}"));

    private static void PrintLift(Terminal terminal, EvaluationReport report)
    {
        var lift = report.LiftOverCohort;
        var verdict = lift.AucLow > 0 ? "better than the cohort rate"
            : lift.AucHigh < 0 ? "worse than the cohort rate"
            : "not distinguishable from the cohort rate on these rows";
        terminal.Line(Text($"AUC over the cohort rate: {Figures.Signed(lift.Auc)} ({Figures.SignedRange(lift.AucLow, lift.AucHigh)}): {verdict}"));
    }

    private static void PrintLeak(Terminal terminal, LeakReport? leak)
    {
        if (leak is null)
        {
            return;
        }

        terminal.Line($"leak sentinel: {(leak.Tripped ? "TRIPPED" : "quiet")}; {Texts(leak)}{Strongest(leak)}");
        foreach (var reason in leak.Reasons)
        {
            terminal.Warn(reason);
        }
    }

    private static string Texts(LeakReport leak) => leak.Texts == 0
        ? "no clinical text to look into"
        : $"verdict phrases left in {Figures.Percent(leak.ResidualShare)} of texts" + (leak.UncutGain is null
            ? ", none was cut"
            : $"; AUC on the text {Figures.Of(leak.CutAuc)}, on the uncut text {Figures.Of(leak.UncutAuc)}");

    private static string Strongest(LeakReport leak) => leak.Features.Count == 0
        ? ""
        : $"; strongest single feature: {leak.Features[0].Feature}, AUC {Figures.Of(leak.Features[0].Auc)} alone";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
