namespace ImrPredict.Numerics;

/// <summary>Logistic regression on a handful of columns by Newton's method with line search, drawn towards a given start.</summary>
internal static class LogisticRegression
{
    /// <summary>Fits coefficients.</summary>
    /// <param name="rows">Values (rows x columns); a column of ones is the intercept.</param>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <param name="start">Coefficients that the penalty draws to.</param>
    /// <param name="penalty">Strength of the penalty.</param>
    public static double[] Solve(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights, double[] start,
        double penalty)
    {
        var at = start.ToArray();
        var loss = Loss(rows, overturned, weights, at, start, penalty);
        for (var step = 0; step < 100; step++)
        {
            var (gradient, curvature) = Derivatives(rows, overturned, weights, at, start, penalty);
            var move = Solve(curvature, gradient);
            if (!Step(move, ref at, ref loss, to => Loss(rows, overturned, weights, to, start, penalty)))
            {
                break;
            }
        }

        return at;
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // Newton's step, halved until it makes the loss smaller: the loss is convex, so this cannot diverge.
    private static bool Step(double[] move, ref double[] at, ref double loss, Func<double[], double> lossAt)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            var next = at.Zip(move, (value, by) => value - (length * by)).ToArray();
            var nextLoss = lossAt(next);
            if (nextLoss < loss)
            {
                var moved = move.Max(Math.Abs) * length > 1e-9;
                (at, loss) = (next, nextLoss);
                return moved;
            }
        }

        return false;
    }

    private static double Loss(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights, double[] at,
        double[] start, double penalty)
    {
        var loss = at.Zip(start, (value, from) => penalty * (value - from) * (value - from) / 2).Sum();
        for (var i = 0; i < rows.Count; i++)
        {
            var score = rows[i].Zip(at, (value, coefficient) => value * coefficient).Sum();
            var against = overturned[i] ? -score : score;
            loss += weights[i] * (Math.Max(against, 0) + Math.Log(1 + Math.Exp(-Math.Abs(against))));
        }

        return loss;
    }

    private static (double[] Gradient, double[,] Curvature) Derivatives(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights, double[] at,
        double[] start, double penalty)
    {
        var size = at.Length;
        var gradient = at.Select((value, c) => penalty * (value - start[c])).ToArray();
        var curvature = new double[size, size];
        for (var c = 0; c < size; c++)
        {
            curvature[c, c] = penalty + 1e-9;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var p = Sigmoid(row.Zip(at, (value, coefficient) => value * coefficient).Sum());
            var (slope, bend) = (weights[i] * (p - (overturned[i] ? 1 : 0)), weights[i] * p * (1 - p));
            for (var a = 0; a < size; a++)
            {
                gradient[a] += slope * row[a];
                for (var b = 0; b < size; b++)
                {
                    curvature[a, b] += bend * row[a] * row[b];
                }
            }
        }

        return (gradient, curvature);
    }

    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var (m, x) = ((double[,])matrix.Clone(), right.ToArray());
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = m[row, pivot] / m[pivot, pivot];
                for (var column = pivot; column < size; column++)
                {
                    m[row, column] -= factor * m[pivot, column];
                }

                x[row] -= factor * x[pivot];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++)
            {
                x[row] -= m[row, column] * x[column];
            }

            x[row] /= m[row, row];
        }

        return x;
    }
}
