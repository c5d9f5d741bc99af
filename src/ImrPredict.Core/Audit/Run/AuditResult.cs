using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Log;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Twins;
using ImrPredict.Audit.Yearly;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Audit.Run;

/// <summary>Everything that an audit found.</summary>
public sealed record AuditResult
{
    /// <summary>What was looked at.</summary>
    public required AuditInput Input { get; init; }

    /// <summary>Settings used.</summary>
    public required AuditOptions Options { get; init; }

    /// <summary>Every decision by how strange it is.</summary>
    public required SurpriseResult Surprise { get; init; }

    /// <summary>How far label-quality scores agree.</summary>
    public required RankAgreement Agreement { get; init; }

    /// <summary>What decisions come in: letters, or cases where no item is of a letter.</summary>
    public string Letters => Input.Items.Any(i => i.Layout is not null || i.Item.Source == ItemSource.DwcLetter)
        ? "letters"
        : "cases";

    /// <summary>
    /// All decisions that there is a reason to read, in that order: flags, what does not fit together, and as many of
    /// the strangest as <see cref="ReadFirst"/> needs. Those read first and the first flags have their evidence.
    /// </summary>
    public required IReadOnlyList<Flag> ToRead { get; init; }

    /// <summary>
    /// Decisions to read first: the flags, then what does not fit together, then the strangest, strangest first.
    /// </summary>
    public required IReadOnlyList<Flag> ReadFirst { get; init; }

    /// <summary>Every flagged decision with its reasons, strangest first.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>Near-identical items.</summary>
    public required TwinResult Twins { get; init; }

    /// <summary>What does not fit together.</summary>
    public required IReadOnlyList<ConsistencyFinding> Findings { get; init; }

    /// <summary>All items as one point: whether the expectation of the charts has their level.</summary>
    public required ChartPoint Whole { get; init; }

    /// <summary>Whether it has not, so that units and periods lie off together.</summary>
    public bool IsOffLevel => Whole.Position is ChartPosition.Above998 or ChartPosition.Below998;

    /// <summary>All items over time; null where no time is known.</summary>
    public required PeriodChart? Overall { get; init; }

    /// <summary>Charts of each unit column.</summary>
    public required IReadOnlyList<ControlCharts> Charts { get; init; }

    /// <summary>How long reviews took.</summary>
    public required TimelinessReport Timeliness { get; init; }

    /// <summary>Volumes, shares overturned and days by year.</summary>
    public required YearlyReport Yearly { get; init; }

    /// <summary>All charts over time: of all decisions, then of each unit.</summary>
    public IEnumerable<PeriodChart> PeriodCharts =>
        Charts.SelectMany(c => c.Periods).Prepend(Overall).OfType<PeriodChart>();

    /// <summary>How many flags people found worth reading.</summary>
    public required FlagPrecision Precision { get; init; }
}
