namespace ImrPredict.Scoring.Reasons;

/// <summary>
/// What each sentence of a clinical text adds to one item: the words in it, and the evidence that it states, each concept
/// shared out evenly over the mentions that say so of the item.
/// </summary>
/// <param name="mentions">The mentions that speak of the item.</param>
/// <param name="words">What the words of each sentence add.</param>
internal readonly ref struct SentenceSums(ItemMentions mentions, ReadOnlySpan<double> words)
{
    private readonly double[] sums = words.ToArray();

    // For each sentence the mention whose share is largest, counted from 1, and that share.
    private readonly (int Mention, double Share)[] strongest = new (int, double)[words.Length];

    /// <summary>
    /// Shares a concept's contribution out over its mentions: those of the status that it counts, or where there are
    /// none over all, as that they say otherwise is what it counts.
    /// </summary>
    /// <param name="concept">Number of the concept.</param>
    /// <param name="status">Number of the status that is counted; below 0 for any.</param>
    /// <param name="added">The contribution.</param>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(int concept, int status, double added)
    {
        var first = mentions.First(concept);
        if (first < 0)
        {
            return false;
        }

        var (all, counted) = (0, 0);
        for (var i = first; i >= 0; i = mentions[i].Next)
        {
            all++;
            counted += (int)mentions[i].Status == status ? 1 : 0;
        }

        var share = added / (counted > 0 ? counted : all);
        for (var i = first; i >= 0; i = mentions[i].Next)
        {
            if (counted == 0 || (int)mentions[i].Status == status)
            {
                Share(i, share);
            }
        }

        return true;
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
            if (largest.Takes(sums[i]))
            {
                ItemMentions.Mention? mention = strongest[i].Mention > 0 ? mentions[strongest[i].Mention - 1] : null;
                largest.Add(
                    new(ReasonTheme.Sentence, mention?.Concept, Sentence: i, Status: mention?.Status), sums[i]);
            }
        }
    }

    private void Share(int mention, double share)
    {
        var sentence = mentions[mention].Sentence;
        sums[sentence] += share;
        ref var best = ref strongest[sentence];
        if (best.Mention == 0 || Math.Abs(share) > Math.Abs(best.Share))
        {
            best = (mention + 1, share);
        }
    }
}
