namespace ImrPredict.Numerics;

/// <summary>
/// Logistic regression on a handful of columns by Newton's method with line search. A quadratic penalty draws each
/// coefficient to a prior value; it must be above 0, which makes the solution unique.
/// </summary>
internal static class LogisticRegression
{
    private const int MostSteps = 100;

    /// <summary>Fits coefficients.</summary>
    /// <param name="rows">Values (rows x columns); a column of ones is the intercept.</param>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="weights">Weight of each row; null counts every row once.</param>
    /// <param name="prior">Coefficients that the penalty draws to, and where the search begins.</param>
    /// <param name="penalties">Strength of the penalty of each coefficient.</param>
    public static double[] Fit(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double>? weights, double[] prior,
        double[] penalties)
    {
        var at = prior.ToArray();
        double LossAt(double[] to) => Loss(rows, overturned, weights, to, prior, penalties);
        var loss = LossAt(at);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Derivatives(rows, overturned, weights, at, prior, penalties);
            if (!Step(LinearSystem.Solve(curvature, gradient), ref at, ref loss, LossAt))
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Log-odds of a row.</summary>
    public static double LogOdds(double[] coefficients, double[] row)
    {
        var sum = 0.0;
        for (var c = 0; c < coefficients.Length; c++)
        {
            sum += row[c] * coefficients[c];
        }

        return sum;
    }

    // Newton's step, halved until it makes the loss smaller: the loss is convex, so this cannot diverge.
    private static bool Step(double[] move, ref double[] at, ref double loss, Func<double[], double> lossAt)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            var next = at.Zip(move, (value, by) => value - (length * by)).ToArray();
            var nextLoss = lossAt(next);
            if (nextLoss < loss)
            {
                (at, loss) = (next, nextLoss);
                return move.Max(Math.Abs) * length > 1e-9;
            }
        }

        return false;
    }

    private static double Loss(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double>? weights, double[] at,
        double[] prior, double[] penalties)
    {
        var loss = 0.0;
        for (var c = 0; c < at.Length; c++)
        {
            loss += penalties[c] * (at[c] - prior[c]) * (at[c] - prior[c]) / 2;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var score = LogOdds(at, rows[i]);
            var against = overturned[i] ? -score : score;
            loss += (weights?[i] ?? 1) * (Math.Max(against, 0) + Math.Log(1 + Math.Exp(-Math.Abs(against))));
        }

        return loss;
    }

    private static (double[] Gradient, double[][] Curvature) Derivatives(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double>? weights, double[] at,
        double[] prior, double[] penalties)
    {
        var gradient = at.Select((value, c) => penalties[c] * (value - prior[c])).ToArray();
        var curvature = LinearSystem.Diagonal(penalties);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var p = Logistic.Sigmoid(LogOdds(at, row));
            var weight = weights?[i] ?? 1;
            var (slope, bend) = (weight * (p - (overturned[i] ? 1 : 0)), weight * p * (1 - p));
            for (var a = 0; a < at.Length; a++)
            {
                gradient[a] += slope * row[a];
                for (var b = 0; b < at.Length; b++)
                {
                    curvature[a][b] += bend * row[a] * row[b];
                }
            }
        }

        return (gradient, curvature);
    }
}
