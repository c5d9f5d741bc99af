using ImrPredict.Ingest;

namespace ImrPredict.Train.Runs;

/// <summary>The JSON result of reading.</summary>
internal sealed record IngestResult
{
    public required long Items { get; init; }

    public required long Letters { get; init; }

    public required long Rejects { get; init; }

    /// <summary>Rows of tables and copies of letters that hold items which letters gave; not among the items.</summary>
    public required long AlreadyRead { get; init; }

    public required long Decided { get; init; }

    public required long Overturned { get; init; }

    public required IReadOnlyDictionary<string, long> BySource { get; init; }

    public required IReadOnlyDictionary<string, long> ByLayout { get; init; }

    public required IReadOnlyDictionary<string, long> RejectsByField { get; init; }

    public required long Warned { get; init; }

    public required long CutItems { get; init; }

    /// <summary>Share of items with a service title whose service category is "Other"; null without titles.</summary>
    public required double? OtherServiceShare { get; init; }

    public static IngestResult Of(IngestTally tally) => new()
    {
        Items = tally.Items,
        Letters = tally.Letters,
        Rejects = tally.Rejects,
        AlreadyRead = tally.AlreadyRead.Count,
        Decided = tally.Decided,
        Overturned = tally.Overturned,
        BySource = tally.BySource,
        ByLayout = tally.ByLayout,
        RejectsByField = tally.RejectsByField,
        Warned = tally.Warned,
        CutItems = tally.Cut,
        OtherServiceShare = tally.Services.Titled == 0 ? null : (double)tally.Services.Other / tally.Services.Titled,
    };
}
