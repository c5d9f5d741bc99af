namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="IsHidden">Whether Excel does not show it.</param>
/// <param name="Entry">The part of the archive that holds its cells.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string Entry);
