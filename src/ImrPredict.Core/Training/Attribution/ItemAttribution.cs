namespace ImrPredict.Training.Attribution;

/// <summary>The log-odds of a row, split by what moves them.</summary>
/// <param name="LogOdds">Log-odds before calibration.</param>
/// <param name="BaseValue">Log-odds of the mean background row of the same kind: what contributions start from.</param>
/// <param name="Factors">
/// By learner the log-odds for each unit of its own: a sparse column adds factor x weight x (value - mean), absent ones
/// included.
/// </param>
/// <param name="Dense">What each dense value adds.</param>
/// <param name="Columns">
/// What trees make of sparse columns that they read themselves: one for each of
/// <see cref="ModelAttribution.TreeColumns"/>.
/// </param>
internal readonly record struct ItemAttribution(
    double LogOdds, double BaseValue, IReadOnlyList<double> Factors, ReadOnlyMemory<double> Dense,
    ReadOnlyMemory<double> Columns);
