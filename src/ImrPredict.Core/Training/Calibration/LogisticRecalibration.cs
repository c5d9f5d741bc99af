using ImrPredict.Numerics;

namespace ImrPredict.Training.Calibration;

/// <summary>
/// Recalibrates held-out log-odds by one slope and one level, so that as many overturned are expected as there were.
/// The slope is taken from a grid by log-loss and the level by bisection, which cannot diverge however few the rows
/// are.
/// </summary>
/// <param name="Slope">Factor on the log-odds; below 1 where the models were too sure of themselves.</param>
/// <param name="Level">Added to the log-odds after that.</param>
internal sealed record LogisticRecalibration(double Slope, double Level)
{
    private const int Halvings = 50;

    /// <summary>The recalibrated probability at log-odds.</summary>
    public double Probability(double logOdds) => Logistic.Sigmoid((Slope * logOdds) + Level);

    /// <summary>Fits on held-out rows.</summary>
    public static LogisticRecalibration Fit(IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned)
    {
        var candidates = Enumerable.Range(2, 11).Select(tenths => At(tenths / 10.0, logOdds, overturned));
        return candidates.MinBy(c => Loss(c, logOdds, overturned))!;
    }

    private static LogisticRecalibration At(double slope, IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned)
    {
        // Half a row of each outcome keeps the level finite.
        var target = (overturned.Count(o => o) + 0.5) * overturned.Count / (overturned.Count + 1);
        var (low, high) = (-20.0, 20.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = new LogisticRecalibration(slope, (low + high) / 2);
            (low, high) = logOdds.Sum(middle.Probability) < target ? (middle.Level, high) : (low, middle.Level);
        }

        return new(slope, (low + high) / 2);
    }

    private static double Loss(LogisticRecalibration fit, IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned)
    {
        var loss = 0.0;
        for (var row = 0; row < logOdds.Count; row++)
        {
            var p = fit.Probability(logOdds[row]);
            loss -= Math.Log(Math.Max(overturned[row] ? p : 1 - p, 1e-12));
        }

        return loss;
    }
}
