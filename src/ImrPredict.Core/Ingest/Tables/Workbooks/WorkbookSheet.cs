namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="IsHidden">Whether Excel does not show it.</param>
/// <param name="Entry">What its cells are found by: a part of an archive, or the number of the tab.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string Entry);
