using System.Globalization;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Training.Selection;

/// <summary>Says in sentences what the sources of a model bring, and which rows count once.</summary>
public static class SourceWords
{
    /// <summary>One sentence on repeated decisions; null where there are none.</summary>
    public static string? Of(RepeatedDecisions? repeated) => repeated is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{repeated.Rows:N0} rows give decisions that other rows give too (same number of the case, or same text)")
        + "; each decision counts once, by the row that tells most"
        + (repeated.Conflicting == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"; the rows of {repeated.Conflicting:N0} differ in the outcome, and the row that counts decides"));

    /// <summary>One sentence for each source; empty where there is one source.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<SourceJudgement>? sources)
    {
        if (sources is null)
        {
            yield break;
        }

        var target = sources.FirstOrDefault(source => source.IsTarget)?.Name;
        foreach (var source in sources)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"source {source.Name}, {source.Rows:N0} rows: ")
                + (source.IsTarget ? "the target, which the others must help" : Judged(source, target));
        }
    }

    private static string Judged(SourceJudgement source, string? target) => source.NJudged == 0
        ? $"kept without a judgement: {target} has too few rows to learn from by itself"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(source.Kept ? "kept" : "left out")}; with it the log-loss on {source.NJudged:N0} held-out rows of "
                + $"{target} changes by {source.LogLossChange:+0.000;-0.000;0.000} "
                + $"(standard error {source.StandardError:0.000})");
}
