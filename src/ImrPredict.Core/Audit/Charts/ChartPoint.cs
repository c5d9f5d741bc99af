using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts;

/// <summary>One unit or one period on a chart. Limits are predictive: where a unit in control would lie.</summary>
public sealed record ChartPoint
{
    /// <summary>Name of the unit or period.</summary>
    public required string Name { get; init; }

    /// <summary>Decided items.</summary>
    public required int Items { get; init; }

    /// <summary>Letters that they stand in.</summary>
    public required int Letters { get; init; }

    /// <summary>Overturned items.</summary>
    public required int Observed { get; init; }

    /// <summary>Overturned items that the case mix lets expect.</summary>
    public required double Expected { get; init; }

    /// <summary>
    /// Overturned items that the limits lie around: what is expected, on a chart over time at the unit's own level.
    /// </summary>
    public required double Centre { get; init; }

    /// <summary>
    /// Standard error of <see cref="Ratio"/> by chance, clustered by letter; not widened by overdispersion.
    /// </summary>
    public required double RatioError { get; init; }

    /// <summary>Fewest and most overturned items inside the 95 % limits.</summary>
    public required (int Low, int High) Limits95 { get; init; }

    /// <summary>Fewest and most overturned items inside the 99.8 % limits.</summary>
    public required (int Low, int High) Limits998 { get; init; }

    /// <summary>(observed - centre) / predictive standard deviation, overdispersion included.</summary>
    public required double Z { get; init; }

    /// <summary>Observed over expected; 1 is as expected.</summary>
    public double Ratio => Observed / Expected;

    /// <summary>Share of the items that was overturned.</summary>
    public double Rate => (double)Observed / Items;

    /// <summary>Where it lies.</summary>
    public ChartPosition Position =>
        Observed > Limits998.High ? ChartPosition.Above998
        : Observed < Limits998.Low ? ChartPosition.Below998
        : Observed > Limits95.High ? ChartPosition.Above95
        : Observed < Limits95.Low ? ChartPosition.Below95
        : ChartPosition.Inside;

    internal static ChartPoint Measure(
        string name, (int Items, int Letters, double Observed, double Centre, double Variance) sum, double predictive,
        double expected)
    {
        var counts = new CountDistribution(sum.Items, sum.Centre, predictive);
        return new ChartPoint
        {
            Name = name,
            Items = sum.Items,
            Letters = sum.Letters,
            Observed = (int)Math.Round(sum.Observed),
            Expected = expected,
            Centre = sum.Centre,
            RatioError = Math.Sqrt(sum.Variance) / expected,
            Limits95 = counts.Limits(0.025),
            Limits998 = counts.Limits(0.001),
            Z = (sum.Observed - sum.Centre) / Math.Sqrt(predictive),
        };
    }
}
