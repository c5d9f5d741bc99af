using System.Text;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>The encoding that a web page names in its head.</summary>
internal static partial class PageEncoding
{
    private const int Within = 4096;

    /// <summary>The encoding; null where none is named, or one that is unknown or that the bytes rule out.</summary>
    /// <param name="page">The bytes of a text that is not UTF-8 or UTF-16.</param>
    public static Encoding? Of(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, Within)]);
        if (Charset().Match(head) is not { Success: true } found)
        {
            return null;
        }

        // As browsers have it, these names mean Windows-1252; UTF-8 and UTF-16 are known by the bytes.
        var name = found.Groups[1].Value.ToLowerInvariant();
        return name is "iso-8859-1" or "latin1" or "us-ascii" or "windows-1252" or "unicode"
            || name.StartsWith("utf", StringComparison.Ordinal)
            ? null
            : CodePagesEncodingProvider.Instance.GetEncoding(name);
    }

    [GeneratedRegex(
        """<meta\b[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""", RegexOptions.IgnoreCase,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Charset();
}
