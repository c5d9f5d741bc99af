namespace ImrPredict.Reports;

/// <summary>A column of the score table.</summary>
/// <param name="Name">Header.</param>
/// <param name="Kind">What its cells hold.</param>
public readonly record struct ScoreColumn(string Name, CellKind Kind);
