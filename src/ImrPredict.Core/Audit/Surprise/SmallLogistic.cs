namespace ImrPredict.Audit;

/// <summary>
/// Logistic regression of a handful of columns by Newton's method, with a small ridge against separation.
/// </summary>
internal static class SmallLogistic
{
    private const double Ridge = 1;
    private const int Steps = 25;

    /// <summary>Fits; the prior mean is 1 for the second column (the expectation itself) and 0 for the rest.</summary>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned)
    {
        var width = rows[0].Length;
        double[] prior = [.. Enumerable.Range(0, width).Select(c => c == 1 ? 1.0 : 0.0)];
        double[] weights = [.. prior];
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, curvature) = Slopes(rows, overturned, weights, prior);
            var move = LinearSystem.Solve(curvature, gradient);
            for (var c = 0; c < width; c++)
            {
                weights[c] += Math.Clamp(move[c], -1, 1);
            }

            if (move.All(m => Math.Abs(m) < 1e-9))
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>The probability of a row.</summary>
    public static double Probability(double[] weights, double[] row) =>
        1 / (1 + Math.Exp(-Dot(weights, row)));

    private static double Dot(double[] weights, double[] row)
    {
        var sum = 0.0;
        for (var c = 0; c < weights.Length; c++)
        {
            sum += weights[c] * row[c];
        }

        return sum;
    }

    private static (double[] Gradient, double[][] Curvature) Slopes(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, double[] weights, double[] prior)
    {
        var width = weights.Length;
        double[] gradient = [.. weights.Select((w, c) => -Ridge * (w - prior[c]))];
        var curvature = LinearSystem.Diagonal(width, Ridge);
        for (var row = 0; row < rows.Count; row++)
        {
            var p = Probability(weights, rows[row]);
            var (miss, spread) = ((overturned[row] ? 1 : 0) - p, p * (1 - p));
            for (var a = 0; a < width; a++)
            {
                gradient[a] += miss * rows[row][a];
                for (var b = 0; b < width; b++)
                {
                    curvature[a][b] += spread * rows[row][a] * rows[row][b];
                }
            }
        }

        return (gradient, curvature);
    }
}
