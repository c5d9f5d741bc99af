namespace ImrPredict.Audit.Charts;

/// <summary>Periods in a row that have their limits from each other.</summary>
/// <param name="First">Place of the first period, from 0.</param>
/// <param name="End">Place just behind the last one.</param>
/// <param name="Level">
/// Overturned over expected of all its decisions: what its centre is brought to. 1 is as the case mix lets expect.
/// </param>
/// <param name="LaneySigma">Factor on its standard deviations, at least 1.</param>
/// <param name="Rebased">The rebasing that it begins with; null for the beginning of the chart.</param>
public sealed record ChartStretch(int First, int End, double Level, double LaneySigma, Rebase? Rebased)
{
    /// <summary>Fewest periods from which limits are more than provisional.</summary>
    public const int FewestPeriods = 12;

    /// <summary>Whether its limits come from fewer periods.</summary>
    public bool IsProvisional => End - First < FewestPeriods;
}
