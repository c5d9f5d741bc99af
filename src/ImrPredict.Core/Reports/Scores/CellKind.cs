namespace ImrPredict.Reports;

/// <summary>What the cells of a column hold; tells typed formats how to write them.</summary>
public enum CellKind
{
    /// <summary>Text; guarded against spreadsheets where the format has no types.</summary>
    Text,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,
}
