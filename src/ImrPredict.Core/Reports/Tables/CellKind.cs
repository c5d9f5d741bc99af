namespace ImrPredict.Reports.Tables;

/// <summary>What the cells of a column hold; tells typed formats how to write them.</summary>
internal enum CellKind
{
    /// <summary>Text; guarded against spreadsheets where the format has no types.</summary>
    Text,

    /// <summary>An id; guarded too where a spreadsheet would take it for a number or a date.</summary>
    Id,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,
}
