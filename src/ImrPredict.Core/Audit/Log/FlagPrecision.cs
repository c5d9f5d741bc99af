using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Log;

/// <summary>How many flags were worth reading, measured from what people found.</summary>
/// <param name="Judged">
/// Flags judged; the last finding on an item that is not a note counts, and none that was withdrawn.
/// </param>
/// <param name="Worthwhile">Flags confirmed or found to be data errors.</param>
/// <param name="Share">Share worthwhile; null where none is judged.</param>
/// <param name="Low">Lower end of its 95 % interval (Wilson 1927); 0 where none is judged.</param>
/// <param name="High">Upper end; 1 where none is judged.</param>
public sealed record FlagPrecision(int Judged, int Worthwhile, double? Share, double Low, double High)
{
    /// <summary>Counts findings.</summary>
    /// <param name="entries">Entries in order of the log.</param>
    /// <param name="flagged">
    /// Decisions that an audit flagged: findings on others say nothing about flags. Null where that is not known.
    /// </param>
    public static FlagPrecision Measure(
        IEnumerable<LogEntry> entries, IReadOnlyCollection<(string CaseNumber, int Number)>? flagged)
    {
        var items = flagged?.ToHashSet();
        var letters = flagged?.Select(flag => flag.CaseNumber).ToHashSet(StringComparer.Ordinal);
        var last = new Dictionary<(string, int), LogFinding>();
        foreach (var entry in entries.Where(e => e.Finding != LogFinding.Note))
        {
            if (entry.Finding == LogFinding.Withdrawn)
            {
                last.Remove((entry.CaseNumber, entry.Item));
            }
            else if (items is null || (entry.Item == 0
                ? letters!.Contains(entry.CaseNumber)
                : items.Contains((entry.CaseNumber, entry.Item))))
            {
                last[(entry.CaseNumber, entry.Item)] = entry.Finding;
            }
        }

        var worthwhile = last.Values.Count(f => f != LogFinding.Explained);
        if (last.Count == 0)
        {
            return new(0, 0, null, 0, 1);
        }

        var share = (double)worthwhile / last.Count;
        var interval = WilsonInterval.Estimate(share, last.Count);
        return new(last.Count, worthwhile, share, interval.Low, interval.High);
    }
}
