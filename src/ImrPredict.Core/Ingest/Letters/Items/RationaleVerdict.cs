using System.Buffers;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>
/// What the closing sentence of a rationale says of necessity. It serves one check, verdict against rationale, and
/// never fills a missing verdict. In doubt it says nothing: a false alarm costs more than a missed one.
/// </summary>
internal static partial class RationaleVerdict
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly SearchValues<string> Necessity = SearchValues.Create(
        ["medically necessary", "medical necessity", "medically appropriate", "medically-necessary"],
        StringComparison.OrdinalIgnoreCase);

    // The first of the words of negation, by which most sentences can be told without the pattern.
    private static readonly SearchValues<string> Not =
        SearchValues.Create([" not "], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the last sentence on necessity clearly says the opposite of the verdict.</summary>
    public static bool Contradicts(Outcome? verdict, string? rationale) =>
        verdict is { } printed && rationale is not null && LastHit(rationale) is var at and >= 0
        && Says(printed == Outcome.Upheld ? Outcome.Overturned : Outcome.Upheld, Sentence(rationale, at));

    private static ReadOnlySpan<char> Sentence(string rationale, int at)
    {
        var start = rationale.LastIndexOfAny(['.', '\n', ';'], at) + 1;
        // A full stop inside a number or an abbreviation does not end the sentence.
        while (start > 1 && start < rationale.Length && rationale[start - 1] == '.'
            && !char.IsWhiteSpace(rationale[start]))
        {
            start = rationale.LastIndexOfAny(['.', '\n', ';'], start - 2) + 1;
        }

        var end = rationale.AsSpan(at).IndexOfAny('.', '\n');
        return rationale.AsSpan(start, (end < 0 ? rationale.Length : at + end) - start);
    }

    /// <summary>Whether a sentence states an outcome plainly.</summary>
    private static bool Says(Outcome outcome, ReadOnlySpan<char> sentence) =>
        IsNegated(sentence) == (outcome == Outcome.Upheld)
        && !Hypothetical().IsMatch(sentence)
        && (outcome == Outcome.Upheld
            ? Negated().IsMatch(sentence) && !DoubleNegation().IsMatch(sentence)
            : Affirmed().IsMatch(sentence));

    private static bool IsNegated(ReadOnlySpan<char> sentence) =>
        sentence.ContainsAny(Not) || Negation().IsMatch(sentence);

    private static int LastHit(string text)
    {
        var last = -1;
        for (var at = text.AsSpan().IndexOfAny(Necessity); at >= 0;)
        {
            last = at;
            var next = text.AsSpan(at + 1).IndexOfAny(Necessity);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return last;
    }

    [GeneratedRegex(@"\b(?:if|unless|until|whether|would|could|should|may|might|when|where|were to|in order to|"
        + @"to determine|must be|consider(?!ed))\b", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Hypothetical();

    [GeneratedRegex(@"\b(?:not|cannot|can't|isn't|aren't|wasn't|non|no|nor|neither|never|without|lack\w*|fail\w*|"
        + @"insufficient\w*|unable|unnecessary|denied|denial|non-?certified|absen\w+|unclear|unsupported|"
        + @"unestablished|only|except|although|however|but)\b|\bnot-", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Negation();

    [GeneratedRegex(
        @"\b(?:not|cannot|isn't|aren't|wasn't)\b[ -](?:\w+[ -]){0,5}?(?:a )?medical(?:ly)?[ -](?:necess\w+|appropriate)"
        + @"|medical necessity (?:\w+ ){0,12}?(?:is|was|has|are) not\b|necessity (?:is|was|has) not\b", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Negated();

    [GeneratedRegex(@"\bnot only\b|\bnot un|\bno (?:reason|doubt|evidence|indication|basis)\b|\bdisagree|\boverturn|"
        + @"\bprevious(?:ly)?\b|\bbut\b|\bhowever\b|\balthough\b", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex DoubleNegation();

    [GeneratedRegex(@"\b(?:is|are|was|were|be|as|remains?) (?:\w+ ){0,3}?medical(?:ly)? (?:necess\w+|appropriate)|"
        + @"medical necessity (?:\w+ ){0,12}?(?:is|was|has been|are) (?:established|supported|demonstrated|met|"
        + @"substantiated|documented|apparent|clear)", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Affirmed();
}
