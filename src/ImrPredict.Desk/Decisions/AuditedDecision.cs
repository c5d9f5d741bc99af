using ImrPredict.Audit.Run;

namespace ImrPredict.Desk.Decisions;

/// <summary>A decision of an audit as a list shows it.</summary>
public sealed record AuditedDecision
{
    /// <summary>Its row in the audit, from 1.</summary>
    public required long Number { get; init; }

    public required string CaseNumber { get; init; }

    public required int Item { get; init; }

    public required string Title { get; init; }

    public required string Service { get; init; }

    public required bool Overturned { get; init; }

    /// <summary>Its date, else its year; empty where neither is known.</summary>
    public required string Decided { get; init; }

    /// <summary>Probability of overturn that was to be expected.</summary>
    public required double Expected { get; init; }

    public required bool Flagged { get; init; }

    /// <summary>Place among those to read, from 1; null where there is no reason to.</summary>
    public required long? Place { get; init; }

    /// <summary>What does not fit together.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>Why it is to be read, in words; null where there is no reason to, or it was not asked for.</summary>
    public Flag? Story { get; init; }
}
