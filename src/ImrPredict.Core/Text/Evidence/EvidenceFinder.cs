namespace ImrPredict.Text;

/// <summary>
/// Finds what a clinical text says of the concepts that reviewers weigh, each mention with its status (rules after
/// NegEx, Chapman et al. 2001, and ConText, Harkema et al. 2009) and its number. One pass over the words of the text.
/// </summary>
public static class EvidenceFinder
{
    private static readonly EvidenceLexicon Lexicon = EvidenceLexicon.Read();

    /// <summary>The mentions of a text.</summary>
    /// <param name="text">A clinical text; leak cutting comes first where it is to feed a model.</param>
    /// <returns>Mentions by sentence, then by place, then by concept; empty for a blank text.</returns>
    public static IReadOnlyList<EvidenceMention> Find(string text) => Find(SplitText.Of(text));

    /// <summary>The same for a text whose words and sentences are known.</summary>
    internal static IReadOnlyList<EvidenceMention> Find(SplitText text)
    {
        var found = new List<EvidenceMention>();
        var tokens = text.Tokens;
        var symbols = tokens.PatternSymbols;
        var matches = new List<PhraseMatch>();
        var reading = new SentenceReading(Lexicon, tokens);
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var (first, end) = text.WordsOf(i);
            matches.Clear();
            Lexicon.Patterns.Match(symbols, first, end, matches);
            reading.Add(matches, first, end, text.Sentences[i], found);
        }

        return found;
    }

    /// <summary>The words by which reports name a concept, e.g. <c>failed conservative care</c>.</summary>
    public static string WordsOf(EvidenceConcept concept) => Lexicon.Of(concept).Words;

    /// <summary>The factor of necessity that a concept belongs to, e.g. <c>E1</c>.</summary>
    public static string FactorOf(EvidenceConcept concept) => Lexicon.Of(concept).Factor;
}
