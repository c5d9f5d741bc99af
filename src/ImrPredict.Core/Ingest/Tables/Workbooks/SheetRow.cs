namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>A row of a sheet that has at least one cell with a value.</summary>
/// <param name="Number">The row of the sheet, from 1.</param>
/// <param name="Cells">Its cells up to the last with a value.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal readonly record struct SheetRow(long Number, string[] Cells, string? Fault = null);
