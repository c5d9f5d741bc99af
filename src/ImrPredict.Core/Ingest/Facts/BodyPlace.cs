using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>A body part and its side.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Side">Side that stands with it; null where none does.</param>
/// <param name="Diagnosed">Whether it stands in a diagnosis.</param>
internal sealed record BodyPlace(string Part, BodySide? Side, bool Diagnosed)
{
    private const int MostWordsBetween = 3;

    /// <summary>The first part that a title names, with any side in the title.</summary>
    public static BodyPlace? InTitle(WordTokens title)
    {
        var matches = new FactMatches(title);
        matches.Find(0, title.Count);
        if (FirstPart(matches, 0, int.MaxValue) is not { } part)
        {
            return null;
        }

        var name = FactMatches.ValueOf(part);
        return new(name, SideOf(matches, NamesOthers(matches, name) ? part : null), Diagnosed: false);
    }

    /// <summary>The first part that a sentence names; where it names diagnoses, the first among them.</summary>
    public static BodyPlace? In(WordTokens tokens, FactMatches matches, TextSpan? diagnoses)
    {
        var (from, end) = diagnoses is { } span ? (tokens.IndexAt(span.Start), tokens.IndexAt(span.End))
            : (0, int.MaxValue);
        return FirstPart(matches, from, end) is { } part
            ? new(FactMatches.ValueOf(part), SideOf(matches, part), diagnoses is not null)
            : null;
    }

    /// <summary>Every part that a text names, in order, with the side that stands with it.</summary>
    public static IReadOnlyList<BodyPlace> AllIn(string text)
    {
        var read = new TokenizedText(text);
        var (matches, found) = (new FactMatches(read.Tokens), new List<BodyPlace>());
        for (var i = 0; i < read.Sentences.Count; i++)
        {
            var (first, end) = read.WordsOf(i);
            matches.Find(first, end);
            foreach (var match in matches.All)
            {
                if (FactMatches.KindOf(match) == FactKinds.Body)
                {
                    found.Add(new(FactMatches.ValueOf(match), SideOf(matches, match), Diagnosed: false));
                }
            }
        }

        return found;
    }

    /// <summary>The first, unless only the second stands in a diagnosis.</summary>
    public static BodyPlace? ChooseBetter(BodyPlace? first, BodyPlace? second) =>
        first is null || (!first.Diagnosed && second is { Diagnosed: true }) ? second : first;

    private static bool NamesOthers(FactMatches matches, string name)
    {
        foreach (var match in matches.All)
        {
            if (FactMatches.KindOf(match) == FactKinds.Body && FactMatches.ValueOf(match) != name)
            {
                return true;
            }
        }

        return false;
    }

    private static PhraseMatch? FirstPart(FactMatches matches, int from, int end)
    {
        if (!matches.Has(FactKinds.Body))
        {
            return null;
        }

        PhraseMatch? first = null;
        foreach (var match in matches.All)
        {
            if (match.First >= from && match.End <= end && FactMatches.KindOf(match) == FactKinds.Body
                && (first is null || match.First < first.Value.First
                    || (match.First == first.Value.First && match.End > first.Value.End)))
            {
                first = match;
            }
        }

        return first;
    }

    /// <summary>
    /// The sides that stand shortly before a part, or that the part's own word names ("RUE"); all where no part is
    /// given.
    /// </summary>
    private static BodySide? SideOf(FactMatches matches, PhraseMatch? part)
    {
        if (!matches.Has(FactKinds.Side))
        {
            return null;
        }

        var (left, right) = (false, false);
        foreach (var side in matches.All)
        {
            if (FactMatches.KindOf(side) == FactKinds.Side && (part is not { } near || side.First == near.First
                || (side.End <= near.First && near.First - side.End < MostWordsBetween)))
            {
                left |= FactMatches.ValueOf(side) is "left" or "bilateral";
                right |= FactMatches.ValueOf(side) is "right" or "bilateral";
            }
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
