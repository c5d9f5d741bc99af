namespace ImrPredict.Numerics;

/// <summary>
/// Logistic regression of a level, an expectation and pulls of peers by Newton's method. A ridge draws to the
/// expectation as it is, which matters where items are few; a pull never counts against its own direction.
/// </summary>
internal static class SmallLogistic
{
    private const double Ridge = 4;
    private const double RidgeOfLevel = 0.01;
    private const int FirstPull = 2;
    private const int Steps = 25;

    /// <summary>Fits; the prior mean is 1 for the second column (the expectation itself) and 0 for the rest.</summary>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned)
    {
        bool[] used = [.. rows[0].Select(_ => true)];
        while (true)
        {
            var weights = Fit(rows, overturned, used);
            var worst = Enumerable.Range(0, weights.Length).Skip(FirstPull)
                .Where(c => used[c] && weights[c] < 0).OrderBy(c => weights[c]).Cast<int?>().FirstOrDefault();
            if (worst is not { } column)
            {
                return weights;
            }

            used[column] = false;
        }
    }

    private static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, bool[] used)
    {
        var width = rows[0].Length;
        double[] prior = [.. Enumerable.Range(0, width).Select(c => c == 1 ? 1.0 : 0.0)];
        double[] weights = [.. prior];
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, curvature) = Slopes(rows, overturned, weights, prior);
            Leave(used, gradient, curvature);
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

    // A column left out stays at zero.
    private static void Leave(bool[] used, double[] gradient, double[][] curvature)
    {
        for (var c = 0; c < used.Length; c++)
        {
            if (!used[c])
            {
                gradient[c] = 0;
                Array.Clear(curvature[c]);
                curvature[c][c] = 1;
            }
        }
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
        double[] gradient = [.. weights.Select((w, c) => (c == 0 ? -RidgeOfLevel : -Ridge) * (w - prior[c]))];
        var curvature = LinearSystem.Diagonal(width, Ridge);
        curvature[0][0] = RidgeOfLevel;
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
