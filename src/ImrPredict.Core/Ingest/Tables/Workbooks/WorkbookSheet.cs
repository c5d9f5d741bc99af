namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="IsHidden">Whether Excel does not show it.</param>
/// <param name="Entry">What its cells are found by: a part of an archive, or the number of the tab or table.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string Entry)
{
    /// <summary>The entry of the table of a web page in which this one stands; empty for none.</summary>
    public string Around { get; init; } = "";

    /// <summary>Whether it is a table of a web page that may as well lay the page out.</summary>
    public bool IsMinor { get; init; }
}
