namespace ImrPredict.Scoring.Reasons;

/// <summary>Keeps the largest of many reasons; the first of equals comes first.</summary>
/// <param name="count">Most reasons kept.</param>
internal sealed class LargestReasons(int count)
{
    /// <summary>The smallest reason that is told: it would read as 0.00 else. Unit: log-odds.</summary>
    public const double Least = 0.005;

    private readonly List<(ReasonKey Key, double LogOdds)> kept = new(Math.Min(count, 64));

    /// <summary>The reasons kept, the largest first.</summary>
    public List<(ReasonKey Key, double LogOdds)> Kept => kept;

    /// <summary>Whether a reason of this size would be kept.</summary>
    public bool Takes(double logOdds)
    {
        var size = Math.Abs(logOdds);
        return size >= Least && (kept.Count < count || (count > 0 && size > Math.Abs(kept[^1].LogOdds)));
    }

    /// <summary>Takes a reason; one too small to be told is dropped.</summary>
    public void Add(in ReasonKey key, double logOdds)
    {
        if (!Takes(logOdds))
        {
            return;
        }

        // The smallest makes room; the smaller ones move down.
        if (kept.Count < count)
        {
            kept.Add(default);
        }

        var (place, size) = (kept.Count - 1, Math.Abs(logOdds));
        for (; place > 0 && Math.Abs(kept[place - 1].LogOdds) < size; place--)
        {
            kept[place] = kept[place - 1];
        }

        kept[place] = (key, logOdds);
    }
}
