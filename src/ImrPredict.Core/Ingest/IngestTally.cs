using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest;

/// <summary>Counts what a run has read, as it goes by.</summary>
public sealed class IngestTally
{
    private readonly SortedDictionary<string, long> _bySource = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _byLayout = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _rejectsByReason = new(StringComparer.Ordinal);
    private (string File, string CaseNumber) _lastLetter;

    /// <summary>Items read.</summary>
    public long Items { get; private set; }

    /// <summary>Letters that gave at least one item.</summary>
    public long Letters { get; private set; }

    /// <summary>Rows, items or files that were unusable.</summary>
    public long Rejects { get; private set; }

    /// <summary>What the inputs give a second time; not counted as items.</summary>
    public AlreadyReadTally AlreadyRead { get; } = new();

    /// <summary>Items with a decision.</summary>
    public long Decided { get; private set; }

    /// <summary>Decided items that were overturned.</summary>
    public long Overturned { get; private set; }

    /// <summary>Items with at least one warning.</summary>
    public long Warned { get; private set; }

    /// <summary>Items with a service title, and how many of them could not be placed in a service category.</summary>
    public (long Titled, long Other) Services { get; private set; }

    /// <summary>Items whose clinical text had something cut from it.</summary>
    public long Cut { get; private set; }

    /// <summary>Items by source, e.g. <c>dwc-letter</c>.</summary>
    public IReadOnlyDictionary<string, long> BySource => _bySource;

    /// <summary>Letters by layout.</summary>
    public IReadOnlyDictionary<string, long> ByLayout => _byLayout;

    /// <summary>Rejects by field and reason, without their places.</summary>
    public IReadOnlyDictionary<string, long> RejectsByField => _rejectsByReason;

    /// <summary>Share of rejects in all that was read, 0 to 1.</summary>
    public double RejectShare => Items + Rejects == 0 ? 0 : (double)Rejects / (Items + Rejects);

    /// <summary>Counts one read.</summary>
    public void Add(ItemRead read)
    {
        switch (read)
        {
            case ItemRead.Parsed parsed:
                AddItem(parsed);
                break;
            case ItemRead.AlreadyRead already:
                AlreadyRead.Add(already);
                break;
            case ItemRead.Rejected rejected:
                Rejects++;
                Count(_rejectsByReason, rejected.Field.Length == 0 ? "file" : rejected.Field);
                break;
        }
    }

    private static void Count(SortedDictionary<string, long> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    private void AddItem(ItemRead.Parsed parsed)
    {
        Items++;
        Count(_bySource, ItemSources.Name(parsed.Item.Source));
        Warned += parsed.Warnings.Count > 0 ? 1 : 0;
        Cut += parsed.Uncut?.Excisions.Count > 0 ? 1 : 0;
        if (parsed.Item.RequestedService.Length > 0)
        {
            var other = parsed.Item.ServiceCategory == ServiceCategory.Other ? 1 : 0;
            Services = (Services.Titled + 1, Services.Other + other);
        }

        if (parsed.Decision is { } decision)
        {
            Decided++;
            Overturned += decision.Outcome == Outcome.Overturned ? 1 : 0;
        }

        if (parsed.Layout is { } layout && _lastLetter != (parsed.At.File, parsed.Item.CaseNumber))
        {
            _lastLetter = (parsed.At.File, parsed.Item.CaseNumber);
            Letters++;
            Count(_byLayout, layout.ToString());
        }
    }
}
