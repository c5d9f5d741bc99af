using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>
/// The phrases of <c>verdict-lexicon.tsv</c> that state or betray a verdict, and those that only tell what was decided
/// before the review.
/// </summary>
internal sealed class VerdictLexicon
{
    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("verdict-lexicon.tsv", 2);

    private readonly PhraseSet _phrases;
    private readonly string[] _classes;

    /// <param name="classes">The classes of phrases to look for.</param>
    public VerdictLexicon(IReadOnlySet<string> classes)
    {
        var rows = Rows.Where(row => classes.Contains(row[1])).ToList();
        _phrases = PhraseSet.OfTable(rows.Select(row => row[0]));
        _classes = [.. rows.Select(row => row[1])];
    }

    /// <summary>The symbols of a text, as <see cref="Match"/> takes them.</summary>
    public int[] Encode(WordTokens tokens) => _phrases.Encode(tokens);

    /// <summary>Adds the phrases inside one sentence; see <see cref="PhraseSet.Match"/>.</summary>
    public void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into) =>
        _phrases.Match(symbols, from, end, into);

    /// <summary>Class of a match.</summary>
    public string ClassOf(PhraseMatch match) => _classes[match.Pattern];
}
