using System.ComponentModel.DataAnnotations;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Timeliness;

/// <summary>
/// Clocks that days are held against, in calendar days; null for none. A statute counts from when request and records
/// are complete and knows extensions, which no column tells: a stage beyond its clock is no breach of law.
/// </summary>
public sealed record TimelinessOptions
{
    /// <summary>The longest clock. Unit: days.</summary>
    public const int MostDays = 10_000;

    /// <summary>From denial to application. Default 30 (Labor Code 4610.5).</summary>
    [Range(0, MostDays)]
    public int? FileDays { get; init; } = 30;

    /// <summary>From application to assignment. Default none: the statute sets no such clock.</summary>
    [Range(0, MostDays)]
    public int? AssignDays { get; init; }

    /// <summary>
    /// To the review of a standard case. Default 30 (Labor Code 4610.6(d), for workers' compensation; cases of health
    /// plans are held against the same number).
    /// </summary>
    [Range(0, MostDays)]
    public int? ReviewDays { get; init; } = 30;

    /// <summary>To the review of an expedited case. Default 3.</summary>
    [Range(0, MostDays)]
    public int? ReviewExpeditedDays { get; init; } = 3;

    /// <summary>To the adoption of a standard case. Default none.</summary>
    [Range(0, MostDays)]
    public int? AdoptDays { get; init; }

    /// <summary>To the adoption of an expedited case. Default none.</summary>
    [Range(0, MostDays)]
    public int? AdoptExpeditedDays { get; init; }

    /// <summary>Cases below which a row of the report is marked as few. Unit: cases. Default 30.</summary>
    [Range(1, 1_000_000)]
    public int FewCases { get; init; } = 30;

    /// <summary>The clock of a stage for a case; null for none.</summary>
    internal int? ClockOf(TimedStage stage, Priority? priority) => (stage, priority) switch
    {
        (TimedStage.File, _) => FileDays,
        (TimedStage.Assign, _) => AssignDays,
        (TimedStage.Review, Priority.Expedited) => ReviewExpeditedDays,
        (TimedStage.Review, _) => ReviewDays,
        (_, Priority.Expedited) => AdoptExpeditedDays,
        _ => AdoptDays,
    };
}
