using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Reports.Training;
using ImrPredict.Training.Assessment.Results;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a report of training or evaluation: the answer, one table, what it means.</summary>
internal static class EvaluationText
{
    private const int PureShown = 3;

    /// <summary>Prints it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="rest">Where the figures stand that have no room here.</param>
    public static void Print(Terminal terminal, EvaluationReport report, string rest)
    {
        terminal.Line();
        terminal.Line(Answer(report));
        PrintPlain(terminal, report);
        terminal.Line($"{Count(report.N)} decided items judged, {Count(report.NOverturned)} overturned "
            + $"({Percent((double)report.NOverturned / report.N)}); {report.Design}.");
        if (report.Metrics.Auc.HasInterval)
        {
            terminal.Write(Candidates(report));
        }

        SourceText.Print(terminal, report.Repeated, report.Sources);
        PrintLeak(terminal, report.Leak);
        if (report.WeakSegments is { Looked: > 0 } weak)
        {
            terminal.Line($"{WeakSegmentWords.Of(weak)}.");
        }

        if (report.Metrics.Auc.HasInterval && report.DecisionCurve.Count > 0)
        {
            terminal.Line($"decision curve: {DecisionCurve.Words(report.DecisionCurve)}.");
        }

        if (report.AtCosts is { } costs)
        {
            terminal.Line($"{Capital(costs.Words())}.");
        }

        if (report.Metrics.Auc.HasInterval)
        {
            terminal.Line("AUC: how well overturned items rank above upheld ones, .5 is chance; 95 % intervals, "
                + "resampled by case. Brier, log-loss and ECE, the error of the probabilities: smaller is better. "
                + $"Always saying the commoner outcome is right in {Percent(report.Metrics.MajorityAccuracy)}."
                + (report.Candidates.Count > 0
                    ? " The model as selected is the honest row: candidate and settings were chosen without the rows "
                        + "judged."
                    : ""));
        }

        terminal.Line($"All figures, and those of years, services and groups: {rest}.");
        terminal.Line("They tell how well past reviewers' decisions are foretold, not whether care is right.");
    }

    private static string Answer(EvaluationReport report)
    {
        var (model, cohort) = (report.Metrics.Auc, report.Baselines["cohort"].Auc);
        var difference = report.AucDifference.Auc;
        if (!difference.HasInterval)
        {
            return $"How well the model ranks: {EnoughRows.TooFew}; {Count(report.NOverturned)} overturned and "
                + $"{Count(report.N - report.NOverturned)} upheld items were judged.";
        }

        var verdict = difference.Low > 0 ? "The model ranks better than the cohort rate"
            : difference.High < 0 ? "The model ranks worse than the cohort rate"
            : "The model is not distinguishable from the cohort rate on these rows";
        return $"{verdict}: AUC {Number(model.Value)} ({Range(model)}) against {Number(cohort.Value)}, a difference of "
            + $"{WithSign(difference.Value)} ({SignedRange(difference)}).";
    }

    private static void PrintPlain(Terminal terminal, EvaluationReport report)
    {
        const string Plain = "the plain baseline (words, pairs of words and categories in one logistic regression)";
        if (report.Candidates.Count > 0 && report.Candidates.All(candidate => !candidate.Selected))
        {
            terminal.Line($"Saved is {Plain}: what learns more did not beat its log-loss by more than a "
                + "standard error.");
        }
        else if (report.PlainDifference?.Auc is { HasInterval: true } difference)
        {
            terminal.Line($"Against {Plain}: AUC {WithSign(difference.Value)} ({SignedRange(difference)}).");
        }
    }

    // The selected candidate is the model as selected where its figures are the same, and then has one row.
    private static TextTable Candidates(EvaluationReport report)
    {
        var table = new TextTable(
            "", ">AUC", ">95 %?2", ">AP?4", ">Brier?1", ">skill?5", ">log-loss?6", ">ECE?1", ">accuracy?7");
        foreach (var (name, metrics) in report.Baselines)
        {
            AddRow(table, $"baseline: {name}", metrics);
        }

        var own = Cells(report.Metrics);
        var same = report.Candidates.Where(c => Cells(c.Metrics).SequenceEqual(own)).ToList();
        foreach (var candidate in report.Candidates.Except(same))
        {
            AddRow(table, candidate.Selected ? $"{candidate.Name} (saved)" : candidate.Name, candidate.Metrics);
        }

        var names = string.Join(", ", same.Select(c => c.Selected ? $"{c.Name}, saved" : c.Name));
        AddRow(table, report.Candidates.Count == 0 ? "model"
            : names.Length == 0 ? "model as selected" : $"model as selected ({names})", report.Metrics);
        return table;
    }

    private static void AddRow(TextTable table, string name, MetricReport metrics) =>
        table.Add([name, .. Cells(metrics)]);

    private static string[] Cells(MetricReport metrics) =>
    [
        Number(metrics.Auc.Value), Range(metrics.Auc), Number(metrics.Ap.Value), Number(metrics.Brier.Value),
        Number(metrics.BrierSkill.Value), Number(metrics.LogLoss.Value), Number(metrics.Ece.Value),
        Number(metrics.Accuracy),
    ];

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
        foreach (var pure in leak.Pure.Where(pure => !pure.IsLeak).Take(PureShown))
        {
            terminal.Line($"  nearly pure: of {pure.N:N0} rows with {pure.Feature} {Percent(pure.OverturnedShare)} "
                + "were overturned; was it known before the review?");
        }

        foreach (var reason in leak.Reasons)
        {
            terminal.Warn(reason);
        }
    }

    private static string Texts(LeakReport leak) => leak.Texts == 0
        ? "no clinical text to look into"
        : leak.Looked
            + (leak.UncutGain is null
            ? "; none was cut"
            : $"; AUC on the text {Number(leak.CutAuc)}, on the uncut text {Number(leak.UncutAuc)}");

    private static string Strongest(LeakReport leak) => leak.Features.Count == 0
        ? ""
        : $"; strongest single feature: {leak.Features[0].Feature}, AUC {Number(leak.Features[0].Auc)} alone";
}
