namespace ImrPredict.Benchmarks.Choices;

/// <summary>A difference with what it is in resamples of the rows.</summary>
/// <param name="Value">The difference.</param>
/// <param name="Draws">The difference in each resample.</param>
internal sealed record ResampledGap(double Value, IReadOnlyList<double> Draws)
{
    /// <summary>Its standard error.</summary>
    public double Error
    {
        get
        {
            var mean = Draws.Average();
            return Math.Sqrt(Draws.Average(draw => (draw - mean) * (draw - mean)));
        }
    }

    /// <summary>The mean of differences whose resamples belong together one by one.</summary>
    public static ResampledGap Mean(IReadOnlyList<ResampledGap> gaps) => new(
        gaps.Average(gap => gap.Value),
        [.. gaps[0].Draws.Select((_, draw) => gaps.Average(gap => gap.Draws[draw]))]);
}
