using System.Runtime.InteropServices;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>The terms of <c>fact-terms.tsv</c> in one stretch of a text at a time. For one thread.</summary>
/// <param name="tokens">The words of the text.</param>
internal sealed class FactMatches(WordTokens tokens)
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("fact-terms.tsv", 3);
    private static readonly PhraseSet Phrases = PhraseSet.OfTable(Rows.Select(r => r[0]));
    private static readonly FactKinds[] Kinds =
        [.. Rows.Select(r => Enum.Parse<FactKinds>(r[1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true))];

    private readonly int[] _symbols = Phrases.Encode(tokens);
    private readonly List<PhraseMatch> _matches = [];
    private FactKinds _kinds;

    /// <summary>The matches in the stretch, by place.</summary>
    public ReadOnlySpan<PhraseMatch> All => CollectionsMarshal.AsSpan(_matches);

    /// <summary>Kind of a match.</summary>
    public static FactKinds KindOf(PhraseMatch match) => Kinds[match.Pattern];

    /// <summary>Value of a match; empty where its term has none.</summary>
    public static string ValueOf(PhraseMatch match) => Rows[match.Pattern][2];

    /// <summary>Finds the matches in a stretch of tokens; those of the stretch before are dropped.</summary>
    /// <param name="from">First token.</param>
    /// <param name="end">Just behind the last token.</param>
    public void Find(int from, int end)
    {
        _matches.Clear();
        Phrases.Match(_symbols, from, end, _matches);
        _kinds = FactKinds.None;
        foreach (var match in All)
        {
            _kinds |= KindOf(match);
        }
    }

    /// <summary>Whether any match is of one of the kinds.</summary>
    public bool Has(FactKinds any) => (_kinds & any) != 0;

    /// <summary>Whether a match of a kind ends shortly before a match.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="match">The match.</param>
    /// <param name="reach">Fewer tokens than this may lie between.</param>
    public bool HasBefore(FactKinds kind, PhraseMatch match, int reach)
    {
        if (!Has(kind))
        {
            return false;
        }

        foreach (var other in All)
        {
            if (KindOf(other) == kind && other.End <= match.First && match.First - other.End < reach)
            {
                return true;
            }
        }

        return false;
    }
}
