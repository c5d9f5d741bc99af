using System.Net;
using System.Text.RegularExpressions;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Undoes what careless exports did to a text: HTML entities and UTF-8 that was read as Windows-1252.
/// </summary>
internal static partial class TextRepair
{
    /// <summary>The text as it was meant; the same text where nothing is wrong with it.</summary>
    public static string Repair(string text)
    {
        var decoded = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return Mojibake.Repair(decoded);
    }

    /// <summary>White space folded, none around slashes, none at the ends.</summary>
    public static string Tidy(string name) => Spaces().Replace(Slashes().Replace(name.Trim(), "/"), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*/\s*")]
    private static partial Regex Slashes();
}
