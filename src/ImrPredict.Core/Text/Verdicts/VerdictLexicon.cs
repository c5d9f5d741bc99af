using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>
/// The phrases that state or betray a verdict, read from <c>verdict-lexicon.tsv</c>, and those that tell what was
/// decided before the review (<see cref="IsKnownBefore"/>), e.g. the health plan's ground for its denial.
/// </summary>
public sealed class VerdictLexicon
{
    private static readonly HashSet<string> KnownBefore =
        new(["plan-denial", "own-appeal", "request", "question", "provider-view", "provider-statement", "clinical-fact",
            "history"], StringComparer.Ordinal);

    private readonly PhraseSet _phrases;
    private readonly (VerdictPolarity Polarity, string Class)[] _entries;

    private VerdictLexicon(IReadOnlyList<string[]> rows)
    {
        _phrases = new([.. rows.Select(r => PhrasePattern.Parse(r[0]))], WordVocabulary.Patterns);
        _entries = [.. rows.Select(r => (Enum.Parse<VerdictPolarity>(r[1], ignoreCase: true), r[2]))];
    }

    /// <summary>The lexicon that comes with the program.</summary>
    public static VerdictLexicon Default { get; } = new(TermTable.Read("verdict-lexicon.tsv", 3));

    /// <summary>
    /// The part of <see cref="Default"/> with the classes named, for texts where others have no meaning.
    /// </summary>
    internal static VerdictLexicon Of(IReadOnlySet<string> classes) =>
        new([.. TermTable.Read("verdict-lexicon.tsv", 3).Where(r => classes.Contains(r[2]))]);

    /// <summary>
    /// Whether a class tells what was known before the review: a plan's or utilization review's own decision, the
    /// request, the view of a treating provider.
    /// </summary>
    public static bool IsKnownBefore(string matchClass) => KnownBefore.Contains(matchClass);

    /// <summary>
    /// Every phrase in a text, sentence by sentence, by offset; phrases may overlap, and those of a class that
    /// <see cref="IsKnownBefore"/> are among them.
    /// </summary>
    public IReadOnlyList<VerdictMatch> Find(string text)
    {
        var tokens = WordTokens.Of(text);
        var symbols = tokens.PatternSymbols;
        var found = new List<VerdictMatch>();
        var matches = new List<PhraseMatch>();
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            matches.Clear();
            Match(symbols, tokens.IndexAt(sentence.Start), tokens.IndexAt(sentence.End), matches);
            found.AddRange(matches.Select(m => new VerdictMatch(SpanOf(tokens, m), PolarityOf(m), ClassOf(m))));
        }

        return found;
    }

    /// <summary>
    /// Adds the phrases inside one sentence of a text that <see cref="WordTokens.PatternSymbols"/> gives.
    /// </summary>
    internal void Match(ReadOnlySpan<int> symbols, int from, int end, List<PhraseMatch> into) =>
        _phrases.Match(symbols, from, end, into);

    /// <summary>Class of a match.</summary>
    internal string ClassOf(PhraseMatch match) => _entries[match.Pattern].Class;

    /// <summary>Where a match stands in the text.</summary>
    internal static TextSpan SpanOf(WordTokens tokens, PhraseMatch match) =>
        new(tokens[match.First].Start, tokens[match.End - 1].End - tokens[match.First].Start);

    private VerdictPolarity PolarityOf(PhraseMatch match) => _entries[match.Pattern].Polarity;
}
