namespace ImrPredict.Scoring.Items;

/// <summary>Bands of lift and their words.</summary>
internal static class ScoreBands
{
    /// <summary>The band of a lift (probability over base rate, 0 and above).</summary>
    public static ScoreBand Of(double lift) => lift switch
    {
        < 0.5 => ScoreBand.WellBelow,
        < 0.8 => ScoreBand.Below,
        < 1.25 => ScoreBand.Near,
        < 2 => ScoreBand.Above,
        _ => ScoreBand.WellAbove,
    };

    /// <summary>The band's words in the score table, e.g. <c>well above</c>.</summary>
    public static string Words(ScoreBand band) => band switch
    {
        ScoreBand.WellBelow => "well below",
        ScoreBand.Below => "below",
        ScoreBand.Near => "near",
        ScoreBand.Above => "above",
        ScoreBand.WellAbove => "well above",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "unknown band"),
    };
}
