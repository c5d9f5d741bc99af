using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Evidence;

/// <summary>
/// Finds what a clinical text says of the concepts that reviewers weigh, each mention with its status (rules after
/// NegEx, Chapman et al. 2001, and ConText, Harkema et al. 2009) and its number. One pass over the words of the text.
/// </summary>
internal static class EvidenceFinder
{
    private static readonly EvidenceLexicon Lexicon = EvidenceLexicon.Read();
    private static readonly int Concepts = Enum.GetValues<EvidenceConcept>().Length;

    /// <summary>The mentions of a text.</summary>
    /// <param name="text">A clinical text; leak cutting comes first where it is to feed a model.</param>
    /// <returns>Mentions by sentence, then by place, then by concept; empty for a blank text.</returns>
    public static IReadOnlyList<EvidenceMention> Find(string text) => Find(new TokenizedText(text));

    /// <summary>The mentions of a text that is split already.</summary>
    internal static IReadOnlyList<EvidenceMention> Find(TokenizedText text)
    {
        var found = new List<EvidenceMention>();
        var tokens = text.Tokens;
        var symbols = Lexicon.Patterns.Encode(tokens);
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

    /// <summary>
    /// Which concepts a text names by a term, whatever it says of them: those of the mentions that
    /// <see cref="Find(string)"/> finds, without the concepts that a number alone stands for. Cheaper where their
    /// status does not matter.
    /// </summary>
    /// <param name="text">A text, such as the title of a request.</param>
    /// <returns>A value for each concept, by its number.</returns>
    internal static bool[] ConceptsNamed(string text)
    {
        var named = new bool[Concepts];
        var split = new TokenizedText(text);
        var symbols = Lexicon.Patterns.Encode(split.Tokens);
        var matches = new List<PhraseMatch>();
        var terms = new List<TermMatch>();
        for (var i = 0; i < split.Sentences.Count; i++)
        {
            var (first, end) = split.WordsOf(i);
            matches.Clear();
            terms.Clear();
            Lexicon.Patterns.Match(symbols, first, end, matches);
            TermChoice.Choose(Lexicon, matches, terms);
            foreach (var term in terms)
            {
                named[(int)term.Term.Concept] = true;
            }
        }

        return named;
    }

    /// <summary>The words by which reports name a concept, e.g. <c>failed conservative care</c>.</summary>
    public static string WordsOf(EvidenceConcept concept) => Lexicon.Of(concept).Words;
}
