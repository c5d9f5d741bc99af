using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>The words of <c>fact-terms.tsv</c>.</summary>
internal static class FactTerms
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("fact-terms.tsv", 3);
    private static readonly PhraseSet Phrases = new(
        [.. Rows.Select(r => PhrasePattern.Parse(r[0]))], WordVocabulary.Patterns);
    private static readonly FactKinds[] Kinds = [.. Rows.Select(r => Kind(r[1]))];
    private static readonly string[] Values = [.. Rows.Select(r => r[2])];

    /// <summary>Adds the terms inside a stretch of a text that <see cref="WordTokens.PatternSymbols"/> gives.</summary>
    public static void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into) =>
        Phrases.Match(symbols, from, end, into);

    /// <summary>Kind of a term.</summary>
    public static FactKinds KindOf(PhraseMatch match) => Kinds[match.Pattern];

    /// <summary>Value of a term; empty where it has none.</summary>
    public static string ValueOf(PhraseMatch match) => Values[match.Pattern];

    private static FactKinds Kind(string name) =>
        Enum.Parse<FactKinds>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
