namespace ImrPredict.Training.Attribution;

/// <summary>The log-odds of a row, split by what moves them.</summary>
/// <param name="LogOdds">Log-odds before calibration.</param>
/// <param name="Slope">
/// Log-odds per unit of the logistic score: a sparse column adds slope x weight x (value - mean), absent ones included.
/// </param>
/// <param name="Dense">What each dense value adds.</param>
/// <param name="Rest">What trees make of the logistic score and cannot be passed on to its features.</param>
internal readonly record struct ItemAttribution(double LogOdds, double Slope, ReadOnlyMemory<double> Dense, double Rest)
{
    /// <summary>
    /// What trees make of sparse columns that they read themselves: one for each of
    /// <see cref="ModelAttribution.TreeColumns"/>.
    /// </summary>
    public ReadOnlyMemory<double> Columns { get; init; }
}
