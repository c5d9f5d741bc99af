namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>How a broken row was put together again.</summary>
/// <param name="Fields">One field for each column.</param>
/// <param name="Note">What was done, for the item's warnings.</param>
internal sealed record RowReading(string[] Fields, string Note);
