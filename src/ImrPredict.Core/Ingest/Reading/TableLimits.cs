namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Bounds of what a table may hold, so that a file made to fill memory costs one reject. What lies beyond a bound is a
/// reject that names it.
/// </summary>
public sealed record TableLimits
{
    /// <summary>Most columns of a table. Default 4096.</summary>
    public int Columns { get; init; } = 4096;

    /// <summary>Longest cell. Unit: characters. Default 1,000,000.</summary>
    public int CellCharacters { get; init; } = 1_000_000;

    /// <summary>Longest line of a text table or of JSON lines. Unit: characters. Default 16,000,000.</summary>
    public int LineCharacters { get; init; } = 16_000_000;

    /// <summary>Largest JSON value that is read whole, an answer of a portal. Unit: bytes. Default 256 MB.</summary>
    public long JsonBytes { get; init; } = 256_000_000;

    /// <summary>Most rows of a sheet. Default 1,048,576 (Excel's).</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>Most cells with a value in a sheet, or in a row group of a Parquet file. Default 40,000,000.</summary>
    public long Cells { get; init; } = 40_000_000;

    /// <summary>Most bytes that a workbook may have when it is unpacked. Default 1,000,000,000.</summary>
    public long WorkbookBytes { get; init; } = 1_000_000_000;

    /// <summary>Most characters of the texts that the sheets of a workbook share. Default 100,000,000.</summary>
    public long SharedCharacters { get; init; } = 100_000_000;
}
