namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>
/// The words by which programs (databases, R, pandas, SAS, spreadsheets with their errors) and people write that there
/// is no value; also in brackets or quotes, or with a full stop. A rule of one sign (<c>-----</c>) says nothing either.
/// </summary>
internal static class BlankWords
{
    private const int Longest = 24;
    private const string Rules = "-?.*\u2010\u2011\u2012\u2013\u2014";
    private const string Marks = "()[]<>{}\"'`.*_- ";

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "\\N", "\\\\N", "na", "n/a", "n / a", "n.a", "#na", "nan", "pd.na", "np.nan", "none", "nat", "pd.nat",
        "nil", "blank", "empty", "undefined", "undef", "1.#qnan", "-1.#qnan", "1.#ind", "-1.#ind", ".n", "missing",
        "missing value",
    };

    // Some of them are categories of published files.
    private static readonly HashSet<string> OfPeople = new(StringComparer.OrdinalIgnoreCase)
    {
        "unknown", "unk", "unspecified", "tbd", "tba", "to be determined", "not available",
        "not applicable", "non applicable", "not provided", "not reported", "not recorded", "not stated",
        "not specified", "not known", "not given", "not documented", "not found", "no data", "no value", "no entry",
        "none given", "none stated", "none reported",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LookupOfPeople =
        OfPeople.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a trimmed cell says, in words of programs, that there is no value.</summary>
    public static bool Mean(ReadOnlySpan<char> cell) => cell.Length > 0
        && (IsRule(cell)
            || (cell.Length <= Longest
                && (Lookup.Contains(cell) || IsError(cell) || Lookup.Contains(cell.Trim(Marks)))));

    /// <summary>
    /// Whether a trimmed cell is the error of a formula, such as <c>#REF!</c>, in whatever language.
    /// </summary>
    public static bool IsError(ReadOnlySpan<char> cell) => cell.Length is > 2 and <= Longest && cell[0] == '#'
        && (cell is "#N/A" or "#N/A N/A" or "#GETTING_DATA" or "#NAME?" or "#NV" or "#N/D" or "#LOADING..."
            || (cell[^1] is '!' or '?' && IsCapital(cell[1..^1])));

    /// <summary>The cell, or nothing where it says that there is no value.</summary>
    public static string OrEmpty(string cell) => Mean(cell) ? "" : cell;

    /// <summary>Whether a trimmed cell says so in words of people, such as <c>not available</c>.</summary>
    public static bool AreOfPeople(ReadOnlySpan<char> cell) =>
        cell.Length is > 0 and <= Longest && LookupOfPeople.Contains(cell.Trim(Marks));

    private static bool IsRule(ReadOnlySpan<char> cell) =>
        Rules.Contains(cell[0]) && cell.IndexOfAnyExcept(cell[0]) < 0;

    private static bool IsCapital(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsUpper(c) && !char.IsAsciiDigit(c) && c is not ('/' or '\u00A1' or '\u00BF' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
