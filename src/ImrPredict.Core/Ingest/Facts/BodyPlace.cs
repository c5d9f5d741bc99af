using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Ingest;

/// <summary>A body part and its side, and where they were read.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Side">Side that stands with it; null where none does.</param>
/// <param name="Span">Where the part is named.</param>
/// <param name="FromTitle">Whether the span is of the title.</param>
/// <param name="Diagnosed">Whether it stands in a diagnosis.</param>
internal sealed record BodyPlace(string Part, BodySide? Side, TextSpan Span, bool FromTitle, bool Diagnosed)
{
    private const int MostWordsBetween = 3;

    /// <summary>The first part that a title names, with any side in the title.</summary>
    public static BodyPlace? InTitle(string title)
    {
        var tokens = WordTokens.Of(title);
        var matches = new List<PhraseMatch>();
        FactTerms.Match(FactTerms.Encode(tokens), 0, tokens.Count, matches);
        if (FirstPart(matches, 0, int.MaxValue) is not { } part)
        {
            return null;
        }

        var name = FactTerms.ValueOf(part);
        var alone = FactTerms.Of(matches, "body").All(m => FactTerms.ValueOf(m) == name);
        var sides = alone ? FactTerms.Of(matches, "side") : Near(matches, part);
        return new(name, SideOf(sides), VerdictLexicon.SpanOf(tokens, part), true, false);
    }

    /// <summary>The first part that a sentence names, that of a diagnosis before others.</summary>
    public static BodyPlace? In(WordTokens tokens, List<PhraseMatch> matches, TextSpan? diagnoses)
    {
        var (from, end) = diagnoses is { } span ? (tokens.IndexAt(span.Start), tokens.IndexAt(span.End))
            : (0, int.MaxValue);
        if (FirstPart(matches, from, end) is not { } part)
        {
            return null;
        }

        return new(FactTerms.ValueOf(part), SideOf(Near(matches, part)), VerdictLexicon.SpanOf(tokens, part), false,
            diagnoses is not null);
    }

    /// <summary>The first, unless only the second stands in a diagnosis.</summary>
    public static BodyPlace? Better(BodyPlace? first, BodyPlace? second) =>
        first is null || (!first.Diagnosed && second is { Diagnosed: true }) ? second : first;

    /// <summary>The sides that stand shortly before a part, or that the part's own word names ("RUE").</summary>
    private static IEnumerable<PhraseMatch> Near(List<PhraseMatch> matches, PhraseMatch part) =>
        FactTerms.Of(matches, "side").Where(m => m.First == part.First
            || (m.End <= part.First && part.First - m.End < MostWordsBetween));

    private static PhraseMatch? FirstPart(List<PhraseMatch> matches, int from, int end)
    {
        PhraseMatch? first = null;
        foreach (var match in matches)
        {
            if (match.First >= from && match.End <= end && FactTerms.KindOf(match) == "body"
                && (first is null || match.First < first.Value.First
                    || (match.First == first.Value.First && match.End > first.Value.End)))
            {
                first = match;
            }
        }

        return first;
    }

    private static BodySide? SideOf(IEnumerable<PhraseMatch> sides)
    {
        var (left, right) = (false, false);
        foreach (var side in sides.Select(FactTerms.ValueOf))
        {
            left |= side is "left" or "bilateral";
            right |= side is "right" or "bilateral";
        }

        return (left, right) switch
        {
            (true, true) => BodySide.Bilateral,
            (true, false) => BodySide.Left,
            (false, true) => BodySide.Right,
            _ => null,
        };
    }
}
