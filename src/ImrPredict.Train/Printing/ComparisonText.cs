using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment.Comparing;
using Spectre.Console;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a comparison: all rows metric by metric, then the slices, then the verdict.</summary>
internal static class ComparisonText
{
    public static void Print(Terminal terminal, ComparisonReport report, string nameA, string nameB)
    {
        var all = report.All;
        terminal.Line();
        terminal.Line($"A: {nameA} (model {report.A.Id})");
        terminal.Line($"B: {nameB} (model {report.B.Id})");
        terminal.Line($"{Count(all.N)} decided items, {Count(all.NOverturned)} overturned "
            + $"({Percent((double)all.NOverturned / all.N)})");
        terminal.Write(Whole(all.Metrics));
        if (report.Slices.Count > 0)
        {
            terminal.Write(Slices(report.Slices));
            var byChance = Count((long)Math.Ceiling(0.1 * report.Slices.Count));
            terminal.Line($"Of {report.Slices.Count} slices about {byChance} show some difference by chance alone.");
        }

        terminal.Line("""
            Differences are A minus B on the same rows; intervals are 95 %, from a paired bootstrap by letter.
            AUC and AP: larger is better. Brier, log-loss and ECE: smaller is better.
            """);
        terminal.Line($"verdict: {all.Verdict}");
    }

    private static Table Whole(PairedMetrics metrics)
    {
        var table = Terminal.Table("", ">A", ">B", ">A - B", ">95 %", "");
        AddRow(table, "AUC", metrics.Auc, largerIsBetter: true);
        AddRow(table, "AP", metrics.Ap, largerIsBetter: true);
        AddRow(table, "Brier", metrics.Brier, largerIsBetter: false);
        AddRow(table, "log-loss", metrics.LogLoss, largerIsBetter: false);
        AddRow(table, "ECE", metrics.Ece, largerIsBetter: false);
        return table;
    }

    private static void AddRow(Table table, string name, PairedMetric metric, bool largerIsBetter) => table.AddRow(
        name, Number(metric.First), Number(metric.Second), WithSign(metric.Difference),
        SignedRange(metric.Low, metric.High),
        metric.Sign == 0 ? "no difference to be seen" : (metric.Sign > 0) == largerIsBetter ? "A better" : "B better");

    private static Table Slices(IReadOnlyList<ComparedSlice> slices)
    {
        var table = Terminal.Table(
            "slice", ">n", ">overturned", ">AUC A - B", ">95 %", ">Brier A - B", ">95 %", ">ECE A - B", "");
        foreach (var slice in slices)
        {
            var (auc, brier) = (slice.Metrics.Auc, slice.Metrics.Brier);
            table.AddRow(
                Markup.Escape($"{slice.By} {slice.Value}"), Count(slice.N), Count(slice.NOverturned),
                WithSign(auc.Difference), SignedRange(auc.Low, auc.High), WithSign(brier.Difference),
                SignedRange(brier.Low, brier.High), WithSign(slice.Metrics.Ece.Difference),
                slice.Verdict == "no difference to be seen" ? "" : Markup.Escape(slice.Verdict));
        }

        return table;
    }
}
