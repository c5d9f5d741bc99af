using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment.Comparing;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Train.Printing;

/// <summary>Prints a comparison: the verdict, all rows metric by metric, then the slices that differ.</summary>
internal static class ComparisonText
{
    public static void Print(Terminal terminal, ComparisonReport report, string nameA, string nameB)
    {
        var all = report.All;
        terminal.Line();
        terminal.Line($"verdict: {all.Verdict}");
        terminal.Line($"A: {nameA} (model {report.A.Id})");
        terminal.Line($"B: {nameB} (model {report.B.Id})");
        terminal.Line($"{Count(all.N)} decided items, {Count(all.NOverturned)} overturned "
            + $"({Percent((double)all.NOverturned / all.N)})");
        if (!all.Metrics.Auc.HasInterval)
        {
            return;
        }

        terminal.Write(Whole(all.Metrics, "A", "B"));
        PrintSlices(terminal, report.Slices);
        terminal.Line("Differences are A minus B on the same rows; intervals are 95 %, from a paired bootstrap by "
            + "letter. AUC and AP: larger is better. Brier, log-loss and ECE: smaller is better. All slices with their "
            + "intervals: --json FILE.");
    }

    /// <summary>Two models metric by metric.</summary>
    public static TextTable Whole(PairedMetrics metrics, string first, string second)
    {
        var difference = first.Length == 1 ? $"{first} - {second}" : "difference";
        var table = new TextTable("", $">{first}?2", $">{second}?2", $">{difference}", ">95 %?3", "better");
        AddRow(table, (first, second), "AUC", metrics.Auc, largerIsBetter: true);
        AddRow(table, (first, second), "AP", metrics.Ap, largerIsBetter: true);
        AddRow(table, (first, second), "Brier", metrics.Brier, largerIsBetter: false);
        AddRow(table, (first, second), "log-loss", metrics.LogLoss, largerIsBetter: false);
        AddRow(table, (first, second), "ECE", metrics.Ece, largerIsBetter: false);
        return table;
    }

    private static void AddRow(
        TextTable table, (string First, string Second) models, string name, PairedMetric metric,
        bool largerIsBetter) => table.Add(
        name, Number(metric.First), Number(metric.Second), WithSign(metric.Difference),
        SignedRange(metric.Low, metric.High),
        metric.Sign == 0 ? "neither" : (metric.Sign > 0) == largerIsBetter ? models.First : models.Second);

    private static void PrintSlices(Terminal terminal, IReadOnlyList<ComparedSlice> slices)
    {
        var told = slices.Where(slice => slice.Metrics.Auc.HasInterval).ToList();
        var table = new TextTable("slice", ">n?2", ">overturned?1", ">AUC A - B", ">Brier A - B");
        foreach (var slice in told.Where(slice => slice.Verdict != ComparisonReport.NoDifference))
        {
            table.Add(
                $"{slice.By} {slice.Value}", Count(slice.N), Count(slice.NOverturned), Marked(slice.Metrics.Auc),
                Marked(slice.Metrics.Brier));
        }

        if (table.HasRows)
        {
            terminal.Write(table);
            terminal.Line("*: the 95 % interval leaves out 0.");
        }

        if (slices.Count > 0)
        {
            var same = told.Count(slice => slice.Verdict == ComparisonReport.NoDifference);
            var byChance = Count((long)Math.Ceiling(0.1 * told.Count));
            terminal.Line($"{Count(slices.Count)} slices: {Count(same)} without a difference to be seen, "
                + $"{Count(slices.Count - told.Count)} too small to tell; about {byChance} show one by chance alone.");
        }
    }

    private static string Marked(PairedMetric metric) =>
        WithSign(metric.Difference) + (metric.Sign == 0 ? "  " : " *");
}
