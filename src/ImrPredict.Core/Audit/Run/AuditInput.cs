using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Audit.Run;

/// <summary>What an audit looks at.</summary>
public sealed record AuditInput
{
    /// <summary>Decided items, in input order.</summary>
    public required IReadOnlyList<DecidedItem> Items { get; init; }

    /// <summary>
    /// Out-of-fold, calibrated probability of overturn of each, in [0, 1]; never of a model that saw the decision.
    /// </summary>
    public required IReadOnlyList<double> Expected { get; init; }

    /// <summary>Further unit columns, such as the UR vendor; added to those that every list has.</summary>
    public IReadOnlyList<UnitColumn> HouseColumns { get; init; } = [];

    /// <summary>What the report says of the model that the expectation comes from.</summary>
    public string Model { get; init; } = "not stated";

    /// <summary>What the report says of the data.</summary>
    public string Data { get; init; } = "not stated";

    /// <summary>Rows that give a decision which another row gives too, and are not looked at; null for none.</summary>
    public RepeatedDecisions? Repeated { get; init; }

    /// <summary>Asked for the rows that the report shows whole; null where no explanation is at hand.</summary>
    public Func<int, ItemEvidence?>? EvidenceOf { get; init; }

    /// <summary>Decisions that earlier audits with the same log flagged.</summary>
    public IReadOnlyCollection<(string CaseNumber, int Number)> FlaggedBefore { get; init; } = [];

    /// <summary>Entries of the log of findings, in order; empty where there is none.</summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];
}
