using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>
/// What each sentence of a clinical text adds to one item: the words in it, and the evidence that it states, each concept
/// shared out evenly over the mentions that say so of the item.
/// </summary>
/// <param name="mentions">The mentions that speak of the item.</param>
/// <param name="words">What the words of each sentence add.</param>
internal readonly ref struct SentenceSums(ItemMentions mentions, ReadOnlySpan<double> words)
{
    private readonly double[] sums = words.ToArray();
    private readonly (EvidenceMention? Mention, double Share)[] strongest = new (EvidenceMention?, double)[words.Length];

    /// <summary>
    /// Shares a concept's contribution out over its mentions: those of the status that it counts, or where there are
    /// none over all, as that they say otherwise is what it counts.
    /// </summary>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(EvidenceConcept concept, Assertion? status, double added)
    {
        var only = status is { } wanted && mentions.Count(concept, wanted) > 0 ? status : null;
        var count = only is { } counted ? mentions.Count(concept, counted) : mentions.Count(concept);
        for (var i = mentions.First(concept); i >= 0; i = mentions.Next(i))
        {
            if (only is null || mentions[i].Status == only)
            {
                Share(mentions.SentenceOf(i), mentions[i], added / count);
            }
        }

        return count > 0;
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
            var mention = strongest[i].Mention;
            largest.Add(new(ReasonTheme.Sentence, mention?.Concept, Sentence: i, Status: mention?.Status), sums[i]);
        }
    }

    private void Share(int sentence, EvidenceMention mention, double share)
    {
        sums[sentence] += share;
        if (strongest[sentence].Mention is null || Math.Abs(share) > Math.Abs(strongest[sentence].Share))
        {
            strongest[sentence] = (mention, share);
        }
    }
}
