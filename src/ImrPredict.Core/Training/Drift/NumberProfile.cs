namespace ImrPredict.Training.Drift;

/// <summary>A distribution of numbers in at most ten bins that held about as many reference rows each.</summary>
/// <param name="Edges">Lower border of every bin but the first, ascending; a value on a border is above it.</param>
/// <param name="Shares">Share of the rows in each bin (one more than borders); blank rows are in none.</param>
/// <param name="Blank">Share of the rows without a value.</param>
/// <param name="Mean">Mean of the values; NaN where all are blank.</param>
public sealed record NumberProfile(
    IReadOnlyList<double> Edges, IReadOnlyList<double> Shares, double Blank, double Mean)
{
    private const int Bins = 10;

    /// <summary>Takes the distribution of values; null is blank.</summary>
    public static NumberProfile Measure(IReadOnlyList<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToList();
        List<double> edges =
        [
            .. Enumerable.Range(1, sorted.Count == 0 ? 0 : Bins - 1).Select(bin => sorted[bin * sorted.Count / Bins])
                .Where(edge => edge > sorted[0]).Distinct(),
        ];
        return new NumberProfile(edges, [], 0, 0).Count(values);
    }

    /// <summary>The bin of a value, from 0.</summary>
    public int BinOf(double value) => Edges.Count(edge => edge <= value);

    /// <summary>The distribution of other values in the same bins.</summary>
    public NumberProfile Count(IReadOnlyList<double?> values)
    {
        var counts = new int[Edges.Count + 1];
        foreach (var value in values.OfType<double>())
        {
            counts[BinOf(value)]++;
        }

        return new NumberProfile(
            Edges,
            [.. counts.Select(count => (double)count / values.Count)],
            (double)values.Count(v => v is null) / values.Count,
            values.OfType<double>().DefaultIfEmpty(double.NaN).Average());
    }
}
