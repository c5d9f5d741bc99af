using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>What is odd in the text of a row: lines that were cut, NUL bytes.</summary>
internal static class RowFaults
{
    private const string Nuls = "NUL bytes were dropped from the line";

    /// <summary>The row without NULs and with a note, or at fault where its line was cut.</summary>
    public static TableRow Of(TableRow row, TableLimits limits)
    {
        if (row.Fields.Any(field => field.Contains(BoundedText.Cut)))
        {
            return new TableRow(row.Number, [], TooLong(limits));
        }

        return row.Fields.Any(field => field.Contains('\0'))
            ? row with { Fields = Array.ConvertAll(row.Fields, WithoutNuls), Note = Nuls }
            : row;
    }

    /// <summary>A line without NULs, and what to say about it; null for nothing.</summary>
    public static (string Line, string? Note) OfLine(string line) =>
        line.Contains('\0') ? (WithoutNuls(line), Nuls) : (line, null);

    /// <summary>Says that a line is too long.</summary>
    public static string TooLong(TableLimits limits) =>
        $"the line has more than {limits.LineCharacters} characters (limit line-characters)";

    private static string WithoutNuls(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
