using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>
/// Undoes what careless exports did to a text: HTML, RTF, entities (also those that were written twice), UTF-8 that was
/// read as Windows-1252, and controls that were Windows-1252.
/// </summary>
internal static partial class TextRepair
{
    private const int MostDecodings = 3;

    // Entities, tags, RTF, and all that is not ASCII; other texts need no look.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x7F).Select(c => (char)c).Where(c => c is not ('&' or '<' or '{'))));

    /// <summary>The text as it was meant; the same instance where nothing is wrong with it.</summary>
    public static string Repair(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }

        return Mojibake.Controls(Mojibake.Repair(Markup.Strip(Decode(Markup.Strip(text)))));
    }

    /// <summary>The text with its entities decoded, also those that were written twice.</summary>
    public static string Decode(string text)
    {
        for (var i = 0; i < MostDecodings && text.Contains('&', StringComparison.Ordinal); i++)
        {
            var decoded = WebUtility.HtmlDecode(text);
            if (decoded == text)
            {
                break;
            }

            // A blank that must not break the line means no more than a blank here.
            var hasHardSpaces = decoded.AsSpan().Count('\u00A0') > text.AsSpan().Count('\u00A0');
            text = hasHardSpaces ? HardSpaces().Replace(decoded, " ") : decoded;
        }

        return text;
    }

    /// <summary>White space folded, none around slashes, none at the ends.</summary>
    public static string Tidy(string name) => Spaces().Replace(Slashes().Replace(name.Trim(), "/"), " ");

    [GeneratedRegex(@" *\u00A0[ \u00A0]*")]
    private static partial Regex HardSpaces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*/\s*")]
    private static partial Regex Slashes();
}
