using System.Globalization;

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

    /// <summary>
    /// Probability and lift together in words, e.g. <c>about 4 in 10 are overturned, twice the usual rate</c>; empty
    /// where there is no probability.
    /// </summary>
    public static string Sentence(ItemScore score) => score.OverturnProbability is not { } p ? ""
        : $"{Often(p)} {(p >= 0.05 && p < 0.15 ? "is" : "are")} overturned" + (score.Lift is not { } lift ? "" : Of(lift) switch
        {
            ScoreBand.WellBelow => ", far below the usual rate",
            ScoreBand.Below => ", below the usual rate",
            ScoreBand.Near => ", about the usual rate",
            ScoreBand.Above => ", above the usual rate",
            _ => lift < 2.5 ? ", twice the usual rate"
                : string.Create(CultureInfo.InvariantCulture, $", {lift:0} times the usual rate"),
        });

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

    private static string Often(double probability) => probability switch
    {
        < 0.005 => "hardly any",
        < 0.05 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(100 * probability)} in 100"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(10 * probability):0} in 10"),
    };
}
