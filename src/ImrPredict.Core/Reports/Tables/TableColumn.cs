namespace ImrPredict.Reports.Tables;

/// <summary>A column of a table: its name, what its cells hold, and how a row gives its cell.</summary>
/// <param name="Name">Header.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Text">The cell as text; empty where the row has none.</param>
internal sealed record TableColumn<T>(string Name, CellKind Kind, Func<T, string> Text)
{
    /// <summary>Width in a workbook. Unit: characters.</summary>
    public int Width { get; init; } = 14;

    /// <summary>Whether its numbers are shares, which a workbook shows in percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>The cell as a number; set where <see cref="Kind"/> is <see cref="CellKind.Number"/>.</summary>
    public Func<T, double?> Number { get; init; } = _ => null;

    /// <summary>The cell as a whole number; set where <see cref="Kind"/> is <see cref="CellKind.Count"/>.</summary>
    public Func<T, long?> Count { get; init; } = _ => null;
}
