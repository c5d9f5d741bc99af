using ImrPredict.Audit.Log;

namespace ImrPredict.Desk.Decisions;

/// <summary>A decision as one reader may see it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reader">The reader; empty for one without a name.</param>
/// <param name="Judged">What readers gave; null for nothing.</param>
/// <param name="Begun">What this reader has begun or put aside.</param>
public sealed record QueueLine(AuditedDecision Decision, string Reader, JudgedDecision? Judged, Reading? Begun)
{
    /// <summary>Readers of a decision; what they gave is seen when all of them have given theirs.</summary>
    public const int Readers = 2;

    /// <summary>What this reader gave.</summary>
    public LogEntry? Own => Judged?.Readers.FirstOrDefault(entry => entry.Who == Reader);

    /// <summary>Whether findings of others may be seen.</summary>
    public bool IsOpen => Judged is { } judged && (judged.Readers.Count >= Readers || judged.Adjudication is not null);

    /// <summary>Whether readers differ and nobody has settled it.</summary>
    public bool NeedsSettling => IsOpen && Judged is { Settled: null };

    /// <summary>Whether this reader can give a finding, or take it back.</summary>
    public bool IsTaking => !IsOpen;

    public ReadingState State => Own is not null || IsOpen ? ReadingState.Done : Begun?.State ?? ReadingState.Pending;
}
