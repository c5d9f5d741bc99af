using System.Buffers;
using System.Globalization;

namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>Takes what cannot be seen out of cells that are compared letter by letter.</summary>
internal static class OddMarks
{
    private static readonly SearchValues<char> Printable =
        SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)));

    /// <summary>
    /// The cell without zero-width and control characters, odd spaces as spaces, odd hyphens and minus signs as
    /// <c>-</c>, wide letters as plain ones; trimmed. The same instance where nothing is odd.
    /// </summary>
    public static string Fold(string cell)
    {
        if (cell.AsSpan().IndexOfAnyExcept(Printable) < 0)
        {
            return cell;
        }

        var kept = new char[cell.Length];
        var length = 0;
        foreach (var c in cell)
        {
            var category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Format or UnicodeCategory.Control && c is not ('\t' or '\n' or '\r'))
            {
                continue;
            }

            kept[length++] = category is UnicodeCategory.DashPunctuation || c == '\u2212' ? '-'
                : category is UnicodeCategory.SpaceSeparator ? ' '
                : c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFF01 + '!')
                : c;
        }

        return new string(kept, 0, length).Trim();
    }

    /// <summary>The cell without zero-width characters; the same instance where there are none.</summary>
    public static string DropZeroWidth(string cell) => cell.AsSpan().IndexOfAny(ZeroWidth) < 0
        ? cell
        : string.Concat(cell.Where(c => !ZeroWidth.Contains(c)));

    private static readonly SearchValues<char> ZeroWidth =
        SearchValues.Create("\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\uFEFF");
}
