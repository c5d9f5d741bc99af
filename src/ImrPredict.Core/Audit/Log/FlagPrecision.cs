using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Log;

/// <summary>How many flags were worth reading, measured from what people found.</summary>
/// <param name="Judged">
/// Flags with a finding that holds: what their readers agree on, or what was adjudicated; none that was withdrawn.
/// </param>
/// <param name="Worthwhile">Flags confirmed or found to be data errors.</param>
/// <param name="Share">Share worthwhile; null where none is judged.</param>
/// <param name="Low">Lower end of its 95 % interval (Wilson 1927); 0 where none is judged.</param>
/// <param name="High">Upper end; 1 where none is judged.</param>
public sealed record FlagPrecision(int Judged, int Worthwhile, double? Share, double Low, double High)
{
    /// <summary>Flags confirmed.</summary>
    public int Confirmed { get; init; }

    /// <summary>Flags explained.</summary>
    public int Explained { get; init; }

    /// <summary>Flags that were data errors.</summary>
    public int DataErrors { get; init; }

    /// <summary>Flags on which readers differ and nobody has settled it; not judged.</summary>
    public int Unsettled { get; init; }

    /// <summary>How far readers agree on flags that two or more have judged.</summary>
    public IReadOnlyList<ReaderAgreement> Agreement { get; init; } = [];

    /// <summary>A share of the flags judged with its interval (Wilson 1927).</summary>
    /// <param name="count">How many of them.</param>
    public Estimate ShareOf(int count) => WilsonInterval.Estimate(Judged == 0 ? 0 : (double)count / Judged, Judged);

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
        var all = JudgedDecision.Of(entries).Where(decision => items is null || (decision.Item == 0
            ? letters!.Contains(decision.CaseNumber)
            : items.Contains((decision.CaseNumber, decision.Item)))).ToList();
        var ofItems = all.Where(decision => decision.Item > 0).Select(decision => decision.CaseNumber).ToHashSet();

        // A finding on a whole letter beside those on its items would count its flags twice.
        var decisions = all.Where(decision => decision.Item > 0 || !ofItems.Contains(decision.CaseNumber)).ToList();
        var counts = decisions.Select(decision => decision.Settled).OfType<LogFinding>().CountBy(found => found)
            .ToDictionary();
        var (judged, explained) = (counts.Values.Sum(), counts.GetValueOrDefault(LogFinding.Explained));
        double? share = judged == 0 ? null : (double)(judged - explained) / judged;
        var interval = share is { } known ? WilsonInterval.Estimate(known, judged) : new Estimate(0, 0, 1);
        return new(judged, judged - explained, share, interval.Low, interval.High)
        {
            Confirmed = counts.GetValueOrDefault(LogFinding.Confirmed),
            Explained = explained,
            DataErrors = counts.GetValueOrDefault(LogFinding.DataError),
            Unsettled = decisions.Count(decision => decision.Settled is null),
            Agreement = ReaderAgreement.Measure(decisions),
        };
    }
}
