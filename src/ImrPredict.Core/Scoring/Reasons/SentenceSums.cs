using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>
/// What each sentence of a clinical text adds to one item: the words in it, and the evidence that it states, each concept
/// shared out evenly over its mentions.
/// </summary>
/// <param name="letter">What the text gives to all of its items.</param>
/// <param name="words">What the words of each sentence add.</param>
internal readonly ref struct SentenceSums(LetterSums letter, ReadOnlySpan<double> words)
{
    private readonly double[] sums = words.ToArray();
    private readonly (EvidenceConcept? Concept, double Share)[] strongest =
        new (EvidenceConcept?, double)[words.Length];

    /// <summary>Shares a concept's contribution out over its mentions.</summary>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(EvidenceConcept concept, double added)
    {
        var mentions = letter.MentionsOf(concept);
        foreach (var sentence in mentions)
        {
            Share(sentence, concept, added / mentions.Length);
        }

        return mentions.Length > 0;
    }

    /// <summary>Shares what a word adds out over the places where it stands.</summary>
    public void AddWord(ReadOnlySpan<int> places, double added)
    {
        foreach (var sentence in places)
        {
            sums[sentence] += added / places.Length;
        }
    }

    /// <summary>Hands the reasons on, in the order of the sentences.</summary>
    public void AddTo(LargestReasons largest)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            largest.Add(new(ReasonTheme.Sentence, strongest[i].Concept, Sentence: i), sums[i]);
        }
    }

    private void Share(int sentence, EvidenceConcept concept, double share)
    {
        sums[sentence] += share;
        if (strongest[sentence].Concept is null || Math.Abs(share) > Math.Abs(strongest[sentence].Share))
        {
            strongest[sentence] = (concept, share);
        }
    }
}
