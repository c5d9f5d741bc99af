using ImrPredict.Text;

namespace ImrPredict.Ingest;

/// <summary>The words of <c>fact-terms.tsv</c>.</summary>
internal static class FactTerms
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("fact-terms.tsv", 3);
    private static readonly PhraseSet Phrases = new([.. Rows.Select(r => PhrasePattern.Parse(r[0]))]);

    /// <summary>What <see cref="Match"/> wants of a text.</summary>
    public static int[] Encode(WordTokens tokens) => Phrases.Encode(tokens);

    /// <summary>Adds the terms inside a stretch of tokens.</summary>
    public static void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into) =>
        Phrases.Match(symbols, from, end, into);

    /// <summary>Kind of a term.</summary>
    public static string KindOf(PhraseMatch match) => Rows[match.Pattern][1];

    /// <summary>Value of a term; empty where it has none.</summary>
    public static string ValueOf(PhraseMatch match) => Rows[match.Pattern][2];

    /// <summary>Whether any match is of a kind.</summary>
    public static bool Has(List<PhraseMatch> matches, string kind)
    {
        foreach (var match in matches)
        {
            if (KindOf(match) == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The matches of a kind, in order.</summary>
    public static IEnumerable<PhraseMatch> Of(List<PhraseMatch> matches, string kind) =>
        matches.Where(m => KindOf(m) == kind);
}
