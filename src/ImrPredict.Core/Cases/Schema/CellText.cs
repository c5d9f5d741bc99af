using System.Globalization;

namespace ImrPredict.Cases.Schema;

/// <summary>
/// Cells as text: typed values and lists. Writing and reading are exact inverses.
/// </summary>
internal static class CellText
{
    private const string Separator = "; ";

    /// <summary>
    /// A typed cell as text: numbers and dates invariant, a date without a time of day as <c>yyyy-MM-dd</c>.
    /// </summary>
    /// <returns>Empty for null.</returns>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime time when time.TimeOfDay == TimeSpan.Zero => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Joins a list with <c>"; "</c>; a semicolon or backslash inside an element gets a backslash.</summary>
    public static string Join(IEnumerable<string> elements) => string.Join(Separator, elements.Select(Escape));

    /// <summary>
    /// Splits what <see cref="Join"/> made; white space around elements and empty elements are dropped.
    /// </summary>
    public static IReadOnlyList<string> Split(string list)
    {
        if (list.Length == 0)
        {
            return [];
        }

        var elements = new List<string>();
        var element = new System.Text.StringBuilder();
        for (var i = 0; i < list.Length; i++)
        {
            var escaped = list[i] == '\\' && i + 1 < list.Length && list[i + 1] is ';' or '\\';
            if (list[i] == ';' && !escaped)
            {
                AddTo(elements, element);
            }
            else
            {
                element.Append(list[escaped ? ++i : i]);
            }
        }

        AddTo(elements, element);
        return elements;
    }

    private static string Escape(string element) =>
        element.AsSpan().ContainsAny(';', '\\')
            ? element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            : element;

    private static void AddTo(List<string> elements, System.Text.StringBuilder element)
    {
        var text = element.ToString().Trim();
        element.Clear();
        if (text.Length > 0)
        {
            elements.Add(text);
        }
    }
}
