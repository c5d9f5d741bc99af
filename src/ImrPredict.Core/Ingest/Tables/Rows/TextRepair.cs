using System.Net;
using System.Text;
using System.Text.RegularExpressions;

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
        return decoded.AsSpan().ContainsAny('Ã', 'Â', 'â') ? Mojibake().Replace(decoded, Undo) : decoded;
    }

    /// <summary>White space folded, none around slashes, none at the ends.</summary>
    public static string Tidy(string name) => Spaces().Replace(Slashes().Replace(name.Trim(), "/"), " ");

    private static string Undo(Match match)
    {
        var cp1252 = CodePagesEncodingProvider.Instance.GetEncoding(
            1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return utf8.GetString(cp1252.GetBytes(match.Value));
        }
        catch (ArgumentException)
        {
            // Not UTF-8 behind it: the letters are meant as they stand.
            return match.Value;
        }
    }

    // A lead byte of UTF-8 as Windows-1252 shows it, and the continuation bytes behind it.
    [GeneratedRegex(@"[ÂÃ][^\x00-\x7F]|â[^\x00-\x7F]{2}")]
    private static partial Regex Mojibake();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*/\s*")]
    private static partial Regex Slashes();
}
