using System.Runtime.InteropServices;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>The words of <c>fact-terms.tsv</c> in one sentence or title; used again for the next.</summary>
internal sealed class FactMatches
{
    private readonly List<PhraseMatch> _matches = [];
    private FactKinds _kinds;

    /// <summary>The matches, by place.</summary>
    public ReadOnlySpan<PhraseMatch> All => CollectionsMarshal.AsSpan(_matches);

    /// <summary>Finds the matches in a stretch of tokens; those of the stretch before are forgotten.</summary>
    /// <param name="symbols">The text as <see cref="WordTokens.PatternSymbols"/> gives it.</param>
    /// <param name="from">First token.</param>
    /// <param name="end">Just behind the last token.</param>
    public void Find(ReadOnlySpan<int> symbols, int from, int end)
    {
        _matches.Clear();
        FactTerms.Match(symbols, from, end, _matches);
        _kinds = FactKinds.None;
        foreach (var match in All)
        {
            _kinds |= FactTerms.KindOf(match);
        }
    }

    /// <summary>Whether any match is of one of the kinds.</summary>
    public bool Has(FactKinds any) => (_kinds & any) != 0;

    /// <summary>Whether the kind ends shortly before a match.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="match">The match.</param>
    /// <param name="reach">It stands so near if fewer tokens than this lie between.</param>
    public bool HasBefore(FactKinds kind, PhraseMatch match, int reach)
    {
        if (!Has(kind))
        {
            return false;
        }

        foreach (var other in All)
        {
            if (FactTerms.KindOf(other) == kind && other.End <= match.First && match.First - other.End < reach)
            {
                return true;
            }
        }

        return false;
    }
}
