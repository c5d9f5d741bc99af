using System.ComponentModel.DataAnnotations;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Cases;

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

    /// <summary>
    /// How spread beyond chance, between units and between neighbouring periods, widens the limits; none for limits of
    /// chance alone. Default additive.
    /// </summary>
    public OverdispersionForm Overdispersion { get; init; } = OverdispersionForm.Additive;

    /// <summary>Shift that the CUSUM is tuned to find. Unit: odds ratio. Default 1.5, and 1/1.5 downwards.</summary>
    [Range(1.05, 10.0)]
    public double ShiftOddsRatio { get; init; } = 1.5;

    /// <summary>
    /// Chance that the CUSUM of a unit in control alarms at all over its letters. Unit: fraction. Default 0.05.
    /// </summary>
    [Range(0.001, 0.5)]
    public double CusumFalseAlarmShare { get; init; } = 0.05;

    /// <summary>Tests for runs beside the limits. Default the four zone tests of Western Electric.</summary>
    public RunRuleSet Rules { get; init; } = RunRuleSet.WesternElectric;

    /// <summary>
    /// Dates from which limits over time are computed anew, each with a note: <c>2014-07: what changed</c>. Default
    /// none.
    /// </summary>
    public IReadOnlyList<string> Rebase { get; init; } = [];

    /// <summary>Share overturned that charts over time are held against; null for none. Unit: fraction.</summary>
    [Range(0.0, 1.0)]
    public double? Target { get; init; }

    /// <summary>On which side of the target a share is to lie. Default at most.</summary>
    public TargetSide TargetSide { get; init; } = TargetSide.AtMost;

    /// <summary>The rebasings in order of time.</summary>
    /// <exception cref="ImrPredictException">One is no date, or two are of one date.</exception>
    internal IReadOnlyList<Rebase> ReadRebases()
    {
        List<Rebase> rebases = [.. Rebase.Select(text => Charts.Rebase.Parse(text ?? "")).OrderBy(r => r.From)];
        var twice = rebases.CountBy(rebase => rebase.From).FirstOrDefault(date => date.Value > 1);
        return twice.Value > 1
            ? throw new ImrPredictException(
                $"rebase: {twice.Key:yyyy-MM-dd} is given twice; give it once, with one note.")
            : rebases;
    }

    /// <summary>The target; null for none.</summary>
    internal ChartTarget? ReadTarget() => Target is { } share ? new(share, TargetSide) : null;
}
