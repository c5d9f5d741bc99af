namespace ImrPredict.Evaluation.Splits;

/// <summary>Rows of the training set that are held out once, and the rows that predict them.</summary>
/// <param name="Learn">Rows to learn from.</param>
/// <param name="Check">Rows held out.</param>
/// <param name="Part">Number of the fold or year, for calibration by parts.</param>
internal sealed record Fold(IReadOnlyList<int> Learn, IReadOnlyList<int> Check, int Part);
