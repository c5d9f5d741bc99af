namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// Risk-adjusted CUSUM of one unit (Steiner, Cook, Farewell and Treasure 2000), one step a letter, in order of
/// decision. It finds changes over time inside the unit: the expectation is first brought to the level of the other
/// units at the time, then towards the unit's own level, by as much as units are found to differ for good (empirical
/// Bayes). So neither a drift of all units nor a unit that is always high alarms; the p chart of all and the funnel
/// show those.
/// </summary>
public sealed record CusumChart
{
    /// <summary>Name of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>One point a letter.</summary>
    public required IReadOnlyList<CusumPoint> Points { get; init; }

    /// <summary>Design of the upward side: more overturned than before.</summary>
    public required CusumDesign Up { get; init; }

    /// <summary>Design of the downward side.</summary>
    public required CusumDesign Down { get; init; }

    /// <summary>Chance that a unit in control alarms at all, on either side, over the letters shown.</summary>
    public required double FalseAlarmShare { get; init; }

    /// <summary>Place of the first letter at which a side passes its limit, from 0; null without alarm.</summary>
    public int? AlarmAt => Points.Select((point, place) => (Point: point, Place: (int?)place))
        .FirstOrDefault(p => p.Point.Up > Up.Limit || p.Point.Down > Down.Limit).Place;

    /// <summary>Whether the first alarm is upward; null without alarm.</summary>
    public bool? AlarmIsUpward => AlarmAt is { } at ? Points[at].Up > Up.Limit : null;

    /// <summary>The change that the alarm most likely tells of; null without alarm.</summary>
    public CusumChange? Change { get; init; }
}
