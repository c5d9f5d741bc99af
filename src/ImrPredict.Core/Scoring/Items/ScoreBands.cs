using System.Globalization;

namespace ImrPredict.Scoring.Items;

/// <summary>Bands of lift and their words.</summary>
public static class ScoreBands
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
    /// <param name="probability">The probability.</param>
    /// <param name="lift">The lift; null where the base rate is unknown.</param>
    public static string Sentence(double? probability, double? lift) => probability is not { } p ? ""
        : lift is { } times ? $"{Often(p)}, {Beside(times)}"
        : Often(p);

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
        < 0.005 => "hardly any is overturned",
        < 0.15 => string.Create(CultureInfo.InvariantCulture, $"about 1 in {1 / probability:0} is overturned"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {10 * probability:0} in 10 are overturned"),
    };

    private static string Beside(double lift) => Of(lift) switch
    {
        ScoreBand.WellBelow => "far below the usual rate",
        ScoreBand.Below => "below the usual rate",
        ScoreBand.Near => "about the usual rate",
        ScoreBand.Above => "above the usual rate",
        _ when lift < 2.5 => "twice the usual rate",
        _ => string.Create(CultureInfo.InvariantCulture, $"{lift:0} times the usual rate"),
    };
}
