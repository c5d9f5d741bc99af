namespace ImrPredict.Text;

/// <summary>A term of the lexicon where it fits, in words.</summary>
/// <param name="Term">The term.</param>
/// <param name="First">First word.</param>
/// <param name="End">Just behind the last word.</param>
internal readonly record struct TermMatch(LexiconEntry.Term Term, int First, int End);

/// <summary>Chooses among terms of one concept that share words: the one that demands most words, then the tightest.</summary>
internal static class TermChoice
{
    /// <summary>The terms that stand; those that mean something else are left out with the terms they hide.</summary>
    public static List<TermMatch> Choose(EvidenceLexicon lexicon, List<PhraseMatch> matches)
    {
        var chosen = new List<TermMatch>();
        foreach (var match in matches)
        {
            if (lexicon[match.Pattern] is LexiconEntry.Term term)
            {
                Offer(chosen, new(term, match.First, match.End));
            }
        }

        chosen.RemoveAll(t => t.Term.Ignored);
        return chosen;
    }

    private static void Offer(List<TermMatch> chosen, TermMatch offered)
    {
        for (var i = 0; i < chosen.Count; i++)
        {
            if (Rivals(chosen[i], offered) && !Beats(offered, chosen[i]))
            {
                return;
            }
        }

        chosen.RemoveAll(t => Rivals(t, offered));
        chosen.Add(offered);
    }

    private static bool Rivals(TermMatch a, TermMatch b) =>
        a.Term.Concept == b.Term.Concept && a.First < b.End && b.First < a.End;

    private static bool Beats(TermMatch a, TermMatch b) =>
        a.Term.Ignored != b.Term.Ignored ? a.Term.Ignored
        : a.Term.Words != b.Term.Words ? a.Term.Words > b.Term.Words
        : a.End - a.First < b.End - b.First;
}
