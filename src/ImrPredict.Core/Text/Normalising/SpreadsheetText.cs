using System.Buffers;

namespace ImrPredict.Text.Normalising;

/// <summary>
/// Keeps a spreadsheet from running or changing a cell of a CSV file: a cell that begins like a formula gets a leading
/// apostrophe, which reading takes away again. Source: OWASP, CSV injection.
/// </summary>
internal static class SpreadsheetText
{
    private const string Risky = "=+-@\t\r'";

    private static readonly SearchValues<char> NumberOrDate = SearchValues.Create("0123456789-/.,:eE ");

    /// <summary>The cell as it is safe to write; most are returned unchanged.</summary>
    public static string Guard(string cell) => cell.Length > 0 && Risky.Contains(cell[0]) ? "'" + cell : cell;

    /// <summary>Whether a cell that begins so may be taken for a formula.</summary>
    internal static bool IsRisky(char first) => Risky.Contains(first);

    /// <summary>
    /// Guards an id too that a spreadsheet would take for a number or a date, such as <c>0012</c> or <c>10-12</c>.
    /// </summary>
    public static string GuardId(string id) => LooksLikeNumberOrDate(id) ? "'" + id : Guard(id);

    /// <summary>Takes away what <see cref="Guard"/> or <see cref="GuardId"/> added.</summary>
    public static string Unguard(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && (Risky.Contains(cell[1]) || LooksLikeNumberOrDate(cell[1..]))
            ? cell[1..]
            : cell;

    /// <summary>
    /// The text of a cell that is written as a formula of one text, <c>="0012"</c>, so that a spreadsheet keeps it.
    /// </summary>
    public static string Unwrap(string cell) =>
        cell.Length > 2 && cell[0] == '=' && cell.AsSpan(1).TrimStart() is ['"', .. var inner, '"']
            && !inner.ToString().Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal)
            ? inner.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).Trim()
            : cell;

    private static bool LooksLikeNumberOrDate(string id) =>
        id.Length > 0 && char.IsAsciiDigit(id[0]) && !id.AsSpan().ContainsAnyExcept(NumberOrDate);
}
