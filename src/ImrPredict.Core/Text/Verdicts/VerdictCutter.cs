using ImrPredict.Cases;
using ImrPredict.Text.Normalising;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>
/// Cuts from a clinical text what states or betrays the verdict, and keeps the background: the request, the ground of
/// the denial, the history and the facts of the patient. What a phrase does is decided in <c>cut-rules.tsv</c>.
/// </summary>
internal static class VerdictCutter
{
    // Cutting can join sentences; a second pass finds what the join shows, and texts never needed a third.
    private const int MostPasses = 8;

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text, normalised or not.</param>
    /// <param name="kind">What it is; decides which rules hold.</param>
    /// <returns>
    /// The kept text beside the uncut one. <c>Kept</c> is the uncut text without the excisions, where white space that
    /// meets at a cut becomes one line break or space and white space at both ends goes. Cutting the kept text again
    /// cuts nothing.
    /// </returns>
    public static CutText Cut(string text, ClinicalTextKind kind) => Cut(new TokenizedText(text), kind);

    /// <summary>Cuts a text; null where it is empty.</summary>
    internal static CutText? CutOrNull(string text, ClinicalTextKind kind) => text.Length == 0 ? null
        : Cut(kind == ClinicalTextKind.FindingsBackground ? GluedHeadings.Separate(text) : text, kind);

    /// <summary>Cuts a text whose words and sentences are known.</summary>
    internal static CutText Cut(TokenizedText split, ClinicalTextKind kind)
    {
        var text = split.Text;
        var excisions = SentenceCutter.Find(split, kind);
        if (excisions.Count == 0)
        {
            return new(text.Trim(), new(text, []));
        }

        excisions = Merge(text, excisions);
        var kept = TextExcisions.Apply(text, excisions, out var origins);
        for (var pass = 1; pass < MostPasses
            && SentenceCutter.Find(new TokenizedText(kept), kind) is { Count: > 0 } more; pass++)
        {
            excisions = Merge(text, [.. excisions, .. more.Select(e => ToUncut(e, origins))]);
            kept = TextExcisions.Apply(text, excisions, out origins);
        }

        return new(kept, new(text, excisions));
    }

    /// <summary>
    /// Verdict phrases left in a kept text, by a second and broader list of plain strings that shares nothing with the
    /// lexicon that cuts; sentences that tell a plan's or utilization review's own decision are passed over.
    /// </summary>
    /// <param name="kept">The text to check.</param>
    /// <param name="kind">
    /// What it is. Findings are checked most strictly; a letter's summary may end with the earlier denial's grounds,
    /// and reports written before the review are checked for mentions of the review itself alone.
    /// </param>
    /// <returns>Where such phrases stand, in order; empty where the text is clean.</returns>
    public static IReadOnlyList<StatedVerdict> Residual(
        string kept, ClinicalTextKind kind = ClinicalTextKind.FindingsBackground) => ResidualVerdicts.Find(kept, kind);

    /// <summary>The strings that <see cref="Residual"/> looks for.</summary>
    public static IReadOnlyList<string> ResidualStrings => ResidualVerdicts.Strings;

    private static Excision ToUncut(Excision excision, int[] origins)
    {
        var start = origins[excision.Start];
        return excision with { Start = start, Length = origins[excision.End - 1] + 1 - start };
    }

    /// <summary>In order, and those that only white space or another cut divides made one.</summary>
    private static List<Excision> Merge(string text, List<Excision> excisions)
    {
        excisions.Sort((a, b) => a.Start.CompareTo(b.Start));
        var merged = new List<Excision>(excisions.Count);
        foreach (var excision in excisions)
        {
            var overlaps = merged.Count > 0 && excision.Start < merged[^1].End;
            var follows = merged.Count > 0 && !overlaps && excision.Rule == merged[^1].Rule
                && text.AsSpan(merged[^1].End, excision.Start - merged[^1].End).IsWhiteSpace();
            if (overlaps || follows)
            {
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].End, excision.End) - merged[^1].Start };
            }
            else
            {
                merged.Add(excision);
            }
        }

        return merged;
    }
}
