namespace ImrPredict.Scoring.Reasons;

/// <summary>Keeps the largest of many reasons; the first of equals comes first.</summary>
/// <param name="count">Most reasons kept.</param>
internal sealed class LargestReasons(int count)
{
    /// <summary>The smallest reason that is told: it would read as 0.00 else. Unit: log-odds.</summary>
    public const double Least = 0.005;

    private readonly List<(ReasonKey Key, double LogOdds)> _kept = new(Math.Min(count, 64));

    /// <summary>The reasons kept, the largest first.</summary>
    public List<(ReasonKey Key, double LogOdds)> Kept => _kept;

    /// <summary>Whether a reason of this size would be kept.</summary>
    public bool Takes(double logOdds)
    {
        var size = Math.Abs(logOdds);
        return size >= Least && (_kept.Count < count || (count > 0 && size > Math.Abs(_kept[^1].LogOdds)));
    }

    /// <summary>Takes a reason; one too small to be told is dropped.</summary>
    public void Add(in ReasonKey key, double logOdds)
    {
        if (!Takes(logOdds))
        {
            return;
        }

        // The smallest makes room; the smaller ones move down.
        if (_kept.Count < count)
        {
            _kept.Add(default);
        }

        var (place, size) = (_kept.Count - 1, Math.Abs(logOdds));
        for (; place > 0 && Math.Abs(_kept[place - 1].LogOdds) < size; place--)
        {
            _kept[place] = _kept[place - 1];
        }

        _kept[place] = (key, logOdds);
    }
}
