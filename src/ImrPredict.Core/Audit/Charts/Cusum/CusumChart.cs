namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// Risk-adjusted CUSUM of one unit (Steiner, Cook, Farewell and Treasure 2000), one step a letter, in order of
/// decision. It finds changes over time inside the unit: the expectation is first brought to the level of the other
/// units at the time, then towards the unit's own level, by as much as units are found to differ for good (empirical
/// Bayes). So neither a drift of all units nor a unit that is always high alarms; the p chart of all and the funnel
/// show those. After an alarm a sum begins again and goes on; a rebasing takes the level anew and both sums to zero.
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

    /// <summary>
    /// Alarms of both sides in order of time. A change that lasts alarms again and again, so their number says how
    /// long it lasts and not how many changes there are.
    /// </summary>
    public required IReadOnlyList<CusumAlarm> Alarms { get; init; }

    /// <summary>Alarms that a unit in control is expected to give over the letters shown.</summary>
    public double ExpectedAlarms =>
        (Points.Count / Up.InControlRunLength) + (Points.Count / Down.InControlRunLength);

    /// <summary>Place of the first letter at which a side passes its limit, from 0; null without alarm.</summary>
    public int? AlarmAt => Alarms.Count > 0 ? Alarms[0].At : null;

    /// <summary>Whether the first alarm is upward; null without alarm.</summary>
    public bool? AlarmIsUpward => Alarms.Count > 0 ? Alarms[0].IsUpward : null;

    /// <summary>The change that the alarm most likely tells of; null without alarm.</summary>
    public CusumChange? Change { get; init; }

    /// <summary>Rows of each point's letter.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> LetterRows { get; init; } = [];

    /// <summary>Rows of a stretch of letters, ascending.</summary>
    /// <param name="from">Place of its first letter, from 0.</param>
    /// <param name="to">Place of its last letter.</param>
    public IReadOnlyList<int> RowsOf(int from, int to) =>
        [.. LetterRows.Where((_, place) => place >= from && place <= to).SelectMany(rows => rows).Order()];
}
