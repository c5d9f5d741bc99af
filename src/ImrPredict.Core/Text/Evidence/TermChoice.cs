using ImrPredict.Text.Patterns;

namespace ImrPredict.Text.Evidence;

/// <summary>A term of the lexicon where it fits, in words.</summary>
/// <param name="Term">The term.</param>
/// <param name="First">First word.</param>
/// <param name="End">Just behind the last word.</param>
internal readonly record struct TermMatch(LexiconEntry.Term Term, int First, int End);

/// <summary>
/// Chooses among terms of one concept that share words: the one that demands most words, then the tightest.
/// </summary>
internal static class TermChoice
{
    /// <summary>
    /// Adds the terms that stand to an empty list; those that mean something else are left out with the terms they
    /// hide.
    /// </summary>
    public static void Choose(EvidenceLexicon lexicon, List<PhraseMatch> matches, List<TermMatch> chosen)
    {
        foreach (var match in matches)
        {
            if (lexicon[match.Pattern] is LexiconEntry.Term term)
            {
                Offer(chosen, new(term, match.First, match.End));
            }
        }

        chosen.RemoveAll(static t => t.Term.Ignored);
    }

    private static void Offer(List<TermMatch> chosen, TermMatch offered)
    {
        var rivals = false;
        foreach (var term in chosen)
        {
            if (Rivals(term, offered))
            {
                rivals = true;
                if (!Beats(offered, term))
                {
                    return;
                }
            }
        }

        if (rivals)
        {
            RemoveRivals(chosen, offered);
        }

        chosen.Add(offered);
    }

    private static void RemoveRivals(List<TermMatch> chosen, TermMatch offered) =>
        chosen.RemoveAll(t => Rivals(t, offered));

    private static bool Rivals(TermMatch a, TermMatch b) =>
        a.Term.Concept == b.Term.Concept && a.First < b.End && b.First < a.End;

    private static bool Beats(TermMatch a, TermMatch b) =>
        a.Term.Ignored != b.Term.Ignored ? a.Term.Ignored
        : a.Term.Words != b.Term.Words ? a.Term.Words > b.Term.Words
        : a.End - a.First < b.End - b.First;
}
