namespace ImrPredict.Reports.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">Header.</param>
/// <param name="Kind">What its cells hold.</param>
public readonly record struct TableColumn(string Name, CellKind Kind = CellKind.Text);
