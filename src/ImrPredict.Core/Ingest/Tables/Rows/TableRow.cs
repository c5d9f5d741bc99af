namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>One row of a table, whatever its format, as text.</summary>
/// <param name="Number">Position in the unit of its <see cref="TableRows"/>, from 1.</param>
/// <param name="Fields">The cells, in the order of the header; there may be more or fewer.</param>
/// <param name="Fault">Why the row cannot be read; null where it can.</param>
internal readonly record struct TableRow(long Number, string[] Fields, string? Fault = null);
