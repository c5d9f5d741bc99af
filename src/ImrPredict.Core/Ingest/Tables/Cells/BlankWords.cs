namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>
/// The words by which programs write that there is no value: databases, R, pandas, SAS, spreadsheets with their errors.
/// </summary>
internal static class BlankWords
{
    private const int Longest = 16;

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "(null)", "<null>", "[null]", "\\N", "na", "n/a", "n.a.", "n.a", "<na>", "#na", "nan", "-nan", "none",
        "(none)", "nat", "nil", "(blank)", "blank", "[blank]", "(empty)", "<empty>", "undefined", "1.#qnan", "-1.#qnan",
        "1.#ind", "-1.#ind", "-", "--", "---", "\u2013", "\u2014", "?", "??", "???",
        ".", "..", "...",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a trimmed cell says that there is no value.</summary>
    public static bool Mean(ReadOnlySpan<char> cell) =>
        cell.Length is > 0 and <= Longest && (Lookup.Contains(cell) || IsError(cell));

    /// <summary>Whether a trimmed cell is the error of a formula, such as <c>#REF!</c>.</summary>
    public static bool IsError(ReadOnlySpan<char> cell) => cell.Length is > 2 and <= Longest && cell[0] == '#'
        && (cell is "#N/A" or "#N/A N/A" or "#GETTING_DATA" or "#NAME?"
            || (cell[^1] is '!' or '?' && !cell[1..^1].ContainsAnyExceptInRange('/', 'Z')));

    /// <summary>The cell, or nothing where it says that there is no value.</summary>
    public static string OrEmpty(string cell) => Mean(cell) ? "" : cell;
}
