namespace ImrPredict.Desk.Store;

/// <summary>One upload: what was read and scored, or audited, together, as one run of a command would.</summary>
public sealed record Batch
{
    public required long Id { get; init; }

    /// <summary>What a user calls it: the name of its file, or how many there are.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>What is done with it.</summary>
    public BatchKind Kind { get; init; }

    public required BatchState State { get; init; }

    /// <summary>Why it failed; empty where it did not.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// The model package by its name; empty for an audit whose expectation is learnt from its own decisions.
    /// </summary>
    public required string Model { get; init; }

    /// <summary>House columns and what they are; null until it is known whether any need a name.</summary>
    public required IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>The columns to look over, with what they likely are; empty where none need it.</summary>
    public required IReadOnlyList<MapLine> Draft { get; init; }

    /// <summary>What it came to; null until it is done.</summary>
    public BatchResult? Result { get; init; }

    /// <summary>What an audit came to; null until it is done.</summary>
    public AuditOutcome? Audit { get; init; }

    /// <summary>Columns of the files whose units get charts.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Whether work on it goes on without the user.</summary>
    public bool IsOpen => State is BatchState.Waiting or BatchState.Running;
}

/// <summary>What is done with an upload.</summary>
public enum BatchKind
{
    /// <summary>Open disputes are scored.</summary>
    Score,

    /// <summary>Decided ones are audited.</summary>
    Audit,
}

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    /// <summary>Uploaded, not begun.</summary>
    Waiting,

    /// <summary>A user must say what its columns are.</summary>
    NeedsMap,

    /// <summary>It is worked on.</summary>
    Running,

    /// <summary>All is done.</summary>
    Done,

    /// <summary>It cannot go on.</summary>
    Failed,
}

/// <summary>A house column, and the canonical column that it is or likely is; empty for none.</summary>
public sealed record MapLine(string House, string Canonical);
