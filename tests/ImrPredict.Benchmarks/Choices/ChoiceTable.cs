using System.Globalization;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>Choices on all collections as Markdown, and what stays by the rule.</summary>
internal static class ChoiceTable
{
    /// <summary>The lines of the table of one choice, with its verdict.</summary>
    /// <param name="choices">Names; the first is what the others are compared with.</param>
    /// <param name="place">Place of the choice.</param>
    /// <param name="all">All collections.</param>
    public static IEnumerable<string> LinesOf(
        IReadOnlyList<string> choices, int place, IReadOnlyList<ChoiceComparison> all)
    {
        yield return Line(
            $"| {choices[place]} | rows | AUC {choices[0]} | AUC | difference | log-loss {choices[0]} | log-loss |",
            $" difference | ECE {choices[0]} | ECE |");
        yield return "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";
        foreach (var one in all)
        {
            var (first, own) = (one.Figures[0], one.Figures[place]);
            yield return Line(
                $"| {one.Collection} | {own.N} | {first.Auc:0.000} | {own.Auc:0.000} | {Gap(one.Auc[place])} |",
                $" {first.LogLoss:0.0000} | {own.LogLoss:0.0000} | {Gap(one.LogLoss[place])} |",
                $" {first.Ece:0.000} | {own.Ece:0.000} |");
        }

        var (auc, loss) = (Pooled(all, c => c.Auc[place]), Pooled(all, c => c.LogLoss[place]));
        var hurt = all.Where(c => c.LogLoss[place].Value > c.LogLoss[place].Error).Select(c => c.Collection).ToList();
        yield return Line(
            $"| mean | | {Mean(all, 0, m => m.Auc):0.000} | {Mean(all, place, m => m.Auc):0.000} | {Gap(auc)} |",
            $" {Mean(all, 0, m => m.LogLoss):0.0000} | {Mean(all, place, m => m.LogLoss):0.0000} | {Gap(loss)} |",
            $" {Mean(all, 0, m => m.Ece):0.000} | {Mean(all, place, m => m.Ece):0.000} |");
        yield return "";
        var stays = loss.Value < -loss.Error && hurt.Count == 0;
        yield return Line(
            $"{choices[place]}: {(stays ? "stays" : "goes")}; pooled log-loss {Interval(loss)}, AUC {Interval(auc)};",
            $" worse by more than a standard error on {(hurt.Count == 0 ? "none" : string.Join(", ", hurt))};",
            $" mean rank {Rank(all, place):0.0} of {choices.Count} ({choices[0]} {Rank(all, 0):0.0}).");
    }

    private static ResampledGap Pooled(IReadOnlyList<ChoiceComparison> all, Func<ChoiceComparison, ResampledGap> of) =>
        ResampledGap.Mean([.. all.Select(of)]);

    private static double Mean(IReadOnlyList<ChoiceComparison> all, int place, Func<MetricSet, double> of) =>
        all.Average(one => of(one.Figures[place]));

    // By log-loss: 1 is the best.
    private static double Rank(IReadOnlyList<ChoiceComparison> all, int place) =>
        all.Average(one => 1.0 + one.Figures.Count(other => other.LogLoss < one.Figures[place].LogLoss));

    private static string Gap(ResampledGap gap) => string.Create(
        CultureInfo.InvariantCulture, $"{gap.Value:+0.0000;-0.0000;0.0000} ± {gap.Error:0.0000}");

    private static string Interval(ResampledGap gap)
    {
        var (value, low, high) = Estimate.FromDraws(gap.Value, gap.Draws);
        return string.Create(
            CultureInfo.InvariantCulture, $"{value:+0.0000;-0.0000} ({low:+0.0000;-0.0000} to {high:+0.0000;-0.0000})");
    }

    private static string Line(params FormattableString[] parts) =>
        string.Concat(parts.Select(FormattableString.Invariant));
}
