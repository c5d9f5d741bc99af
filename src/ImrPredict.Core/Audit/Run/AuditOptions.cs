using System.ComponentModel.DataAnnotations;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Twins;
using ImrPredict.Training.Settings;

namespace ImrPredict.Audit.Run;

/// <summary>Settings of an audit.</summary>
public sealed record AuditOptions
{
    /// <summary>Where the expected probabilities come from.</summary>
    public OutOfFoldOptions Expectation { get; init; } = new();

    /// <summary>Decisions that stand out.</summary>
    public SurpriseOptions Surprise { get; init; } = new();

    /// <summary>Twins and shared rationales.</summary>
    public TwinOptions Twins { get; init; } = new();

    /// <summary>Control charts.</summary>
    public ChartOptions Charts { get; init; } = new();

    /// <summary>Clocks of the timeliness report.</summary>
    public TimelinessOptions Timeliness { get; init; } = new();

    /// <summary>Decisions listed to be read first, flags included. Unit: items. Default 25.</summary>
    [Range(1, 1000)]
    public int ReadFirst { get; init; } = 25;
}
