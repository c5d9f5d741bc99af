using System.Globalization;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>Lines that belong to the page and not to the letter, and pages that stand twice.</summary>
internal static class PageFurniture
{
    private const int LongestLabel = 16;
    private const int ShortestPage = 200;
    private const int MostPagesOut = 2;

    /// <summary>
    /// Whether a line is a page's label: <c>Page 2</c>, <c>Page 2 of 5</c>, <c>- 2 -</c>, <c>2 | P a g e</c>.
    /// </summary>
    public static bool IsLabel(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLabel || line.Length < 3)
        {
            return false;
        }

        if (line.StartsWith("Page ", StringComparison.OrdinalIgnoreCase))
        {
            var rest = line[5..];
            var of = rest.IndexOf(" of ", StringComparison.OrdinalIgnoreCase);
            return IsNumber(of < 0 ? rest : rest[..of]) && (of < 0 || IsNumber(rest[(of + 4)..]));
        }

        if (IsDash(line[0]) && IsDash(line[^1]))
        {
            return IsNumber(line[1..^1]);
        }

        var bar = line.IndexOf('|');
        return bar > 0 && IsNumber(line[..bar])
            && LetterAnchors.MatchLength(line[(bar + 1)..], "Page") == line.Length - bar - 1;
    }

    /// <summary>
    /// Whether a line at the edge of a page is its number; covers and lost pages put the count out by a few.
    /// </summary>
    public static bool IsPageNumber(ReadOnlySpan<char> line, int page) =>
        Number(line) is { } number && Math.Abs(number - page) <= MostPagesOut;

    /// <summary>
    /// The text without pages that are, letter for letter, the page before; the same instance where there is none.
    /// </summary>
    public static string WithoutRepeatedPages(string text)
    {
        if (!text.Contains('\f', StringComparison.Ordinal))
        {
            return text;
        }

        var pages = text.Split('\f');
        var kept = pages
            .Where((page, i) =>
                i == 0 || page.Length < ShortestPage
                || !page.AsSpan().Trim().SequenceEqual(pages[i - 1].AsSpan().Trim()))
            .ToList();
        return kept.Count == pages.Length ? text : string.Join('\f', kept);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => Number(text) is not null;

    private static int? Number(ReadOnlySpan<char> text) =>
        text.Length <= 4 && int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static bool IsDash(char c) => c is '-' or '\u2013' or '\u2014';
}
