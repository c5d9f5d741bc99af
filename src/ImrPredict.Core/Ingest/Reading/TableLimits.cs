using System.Globalization;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Bounds of what a table or a letter may hold, so that a file made to fill memory costs one reject. What lies beyond a
/// bound is a reject that names it.
/// </summary>
public sealed record TableLimits
{
    private static readonly Dictionary<string, Func<TableLimits, long, TableLimits>> ByName = new()
    {
        ["columns"] = (limits, n) => limits with { Columns = (int)n },
        ["cell-characters"] = (limits, n) => limits with { CellCharacters = (int)n },
        ["line-characters"] = (limits, n) => limits with { LineCharacters = (int)n },
        ["json-bytes"] = (limits, n) => limits with { JsonBytes = n },
        ["rows"] = (limits, n) => limits with { Rows = (int)n },
        ["cells"] = (limits, n) => limits with { Cells = n },
        ["sheets"] = (limits, n) => limits with { Sheets = (int)n },
        ["workbook-bytes"] = (limits, n) => limits with { WorkbookBytes = n },
        ["letter-bytes"] = (limits, n) => limits with { LetterBytes = n },
        ["shared-characters"] = (limits, n) => limits with { SharedCharacters = n },
        ["query-seconds"] = (limits, n) => limits with { QuerySeconds = (int)n },
    };

    /// <summary>The names of the limits, as messages have them.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>These limits with another one.</summary>
    /// <param name="setting">A name and a whole number from 1 to 1,000,000,000, e.g. <c>columns=10000</c>.</param>
    /// <returns>Null where the setting is no such text.</returns>
    public TableLimits? With(string setting) =>
        setting.Split('=', 2) is [var name, var text] && ByName.TryGetValue(name.Trim(), out var set)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 1_000_000_000
            ? set(this, number)
            : null;

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

    /// <summary>Most sheets of a workbook. Default 1,000.</summary>
    public int Sheets { get; init; } = 1_000;

    /// <summary>Most bytes that a workbook may have when it is unpacked. Default 1,000,000,000.</summary>
    public long WorkbookBytes { get; init; } = 1_000_000_000;

    /// <summary>Largest file of a letter. Unit: bytes. Default 50,000,000.</summary>
    public long LetterBytes { get; init; } = 50_000_000;

    /// <summary>Most characters of the texts that the sheets of a workbook share. Default 100,000,000.</summary>
    public long SharedCharacters { get; init; } = 100_000_000;

    /// <summary>
    /// Longest time of the query of a database; beyond it the run ends. Unit: seconds. Default 3,600.
    /// </summary>
    public int QuerySeconds { get; init; } = 3_600;
}
