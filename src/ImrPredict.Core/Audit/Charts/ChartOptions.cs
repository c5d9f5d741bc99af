using System.ComponentModel.DataAnnotations;
using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts;

/// <summary>Settings of the control charts.</summary>
public sealed record ChartOptions
{
    /// <summary>Fewest items of a unit that is shown. Unit: items. Default 30.</summary>
    [Range(1, 1_000_000)]
    public int MinItems { get; init; } = 30;

    /// <summary>Fewest letters of a unit that is shown. Unit: letters. Default 10.</summary>
    [Range(1, 1_000_000)]
    public int MinLetters { get; init; } = 10;

    /// <summary>How spread between units beyond chance widens the limits. Default additive.</summary>
    public OverdispersionForm Overdispersion { get; init; } = OverdispersionForm.Additive;

    /// <summary>Shift that the CUSUM is tuned to find. Unit: odds ratio. Default 1.5, and 1/1.5 downwards.</summary>
    [Range(1.05, 10.0)]
    public double ShiftOddsRatio { get; init; } = 1.5;

    /// <summary>
    /// Chance that the CUSUM of a unit in control alarms at all over its letters. Unit: fraction. Default 0.05.
    /// </summary>
    [Range(0.001, 0.5)]
    public double CusumFalseAlarmShare { get; init; } = 0.05;
}
