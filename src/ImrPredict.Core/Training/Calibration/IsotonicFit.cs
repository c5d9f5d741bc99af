namespace ImrPredict.Training.Calibration;

/// <summary>
/// Isotonic regression by pooling adjacent violators, on log-odds. Each block's rate is drawn towards the rate of all
/// rows by one row, so that no probability of 0 or 1 comes out.
/// </summary>
internal static class IsotonicFit
{
    /// <summary>Mean log-odds and overturn rate of each pooled block, in turn; both rise.</summary>
    public static IReadOnlyList<double> Knots(
        IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights)
    {
        var positives = overturned.Zip(weights, (label, weight) => label ? weight : 0).Sum();
        var rate = positives / weights.Sum();
        var blocks = new List<Block>();
        foreach (var i in Enumerable.Range(0, logOdds.Count).OrderBy(i => logOdds[i]))
        {
            blocks.Add(new(weights[i], weights[i] * logOdds[i], overturned[i] ? weights[i] : 0));
            while (blocks.Count > 1
                && (blocks[^2].Rate(rate) >= blocks[^1].Rate(rate) || blocks[^2].Place >= blocks[^1].Place))
            {
                blocks[^2] += blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        return [.. blocks.SelectMany(b => new[] { b.Place, b.Rate(rate) })];
    }

    /// <summary>The value at a place, straight between knots and flat beyond them.</summary>
    public static double Interpolate(IReadOnlyList<double> knots, double place)
    {
        var (low, high) = (0, (knots.Count / 2) - 1);
        if (place <= knots[0] || high == 0)
        {
            return knots[1];
        }

        if (place >= knots[2 * high])
        {
            return knots[(2 * high) + 1];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = place < knots[2 * middle] ? (low, middle) : (middle, high);
        }

        var share = (place - knots[2 * low]) / (knots[2 * high] - knots[2 * low]);
        return knots[(2 * low) + 1] + (share * (knots[(2 * high) + 1] - knots[(2 * low) + 1]));
    }

    private readonly record struct Block(double Weight, double Sum, double Positives)
    {
        public double Place => Sum / Weight;

        public static Block operator +(Block a, Block b) =>
            new(a.Weight + b.Weight, a.Sum + b.Sum, a.Positives + b.Positives);

        public double Rate(double prior) => (Positives + prior) / (Weight + 1);
    }
}
