using ImrPredict.Numerics;

namespace ImrPredict.Training.Calibration;

/// <summary>Turns log-odds into a calibrated probability of overturn. Never falls as the log-odds rise.</summary>
/// <param name="Kind">The form.</param>
/// <param name="Parameters">Slope and intercept.</param>
internal sealed record ScoreCalibration(CalibrationKind Kind, IReadOnlyList<double> Parameters)
{
    private const double Least = 1e-4;
    private const double WidestSpread = 2;

    /// <summary>Calibrated probability of overturn, within [0.0001, 0.9999].</summary>
    /// <param name="logOdds">A learner's log-odds.</param>
    public double Probability(double logOdds) => Math.Clamp(
        Logistic.Sigmoid((Math.Max(Parameters[0], 0) * logOdds) + Parameters[1]), Least, 1 - Least);

    /// <summary>
    /// Fits on out-of-fold log-odds, in units of their spread, so that the fit is the same on any scale; drawn to the
    /// scores as they are where their spread is one that log-odds can have.
    /// </summary>
    /// <param name="logOdds">Out-of-fold log-odds.</param>
    /// <param name="overturned">Outcomes, same length.</param>
    /// <param name="weights">Weight of each row, same length.</param>
    public static ScoreCalibration Fit(
        IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights)
    {
        var mean = logOdds.Average();
        var spread = Math.Max(Math.Sqrt(logOdds.Average(s => (s - mean) * (s - mean))), 1e-9);
        var fitted = LogisticRegression.Fit(
            [.. logOdds.Select(s => new[] { s / spread, 1 })], overturned, weights, [Math.Min(spread, WidestSpread), 0],
            penalties: [1, 1]);
        return new(CalibrationKind.Platt, [fitted[0] / spread, fitted[1]]);
    }
}
