using System.Text;
using System.Text.RegularExpressions;

namespace ImrPredict.Text.Normalising;

/// <summary>The plain text of what was written as HTML or RTF. Pure functions, safe on any thread.</summary>
internal static partial class Markup
{
    private const string Blocks =
        "p|br|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr|section|article|header|footer|blockquote|pre|dl|dt|dd|body"
        + "|html|title";

    private const string Others =
        "td|th|b|i|u|s|em|strong|small|big|span|font|a|sub|sup|code|tt|center|img|col|colgroup|caption|label|mark|meta"
        + "|link|style|script|o:p|st1:[a-z]+|strike|del|ins|abbr|address|nobr|wbr";

    /// <summary>The text without its markup; the same instance where it has none.</summary>
    public static string Strip(string text) =>
        IsRtf(text) ? RtfCell.Read(text)
        : text.Contains('<', StringComparison.Ordinal) && IsHtml(text) ? StripTags(text)
        : text.Contains("<![CDATA[", StringComparison.Ordinal)
            ? text.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal)
        : text;

    /// <summary>Whether a text is written as RTF.</summary>
    public static bool IsRtf(string text) => text.AsSpan().TrimStart().StartsWith(@"{\rtf", StringComparison.Ordinal);

    // A lone <b> may be a sign; what ends or comes twice is markup.
    private static bool IsHtml(string text)
    {
        var tags = 0;
        foreach (var tag in Tag().EnumerateMatches(text))
        {
            if (++tags > 1 || text.AsSpan(tag.Index, tag.Length).Contains('/') || tag.Length > "<b>".Length)
            {
                return true;
            }
        }

        return false;
    }

    private static string StripTags(string text)
    {
        var kept = Unseen().Replace(text, " ");
        var builder = new StringBuilder(kept.Length);
        var at = 0;
        foreach (var tag in Tag().EnumerateMatches(kept))
        {
            builder.Append(kept.AsSpan(at, tag.Index - at));
            at = tag.Index + tag.Length;
            if (Block().IsMatch(kept.AsSpan(tag.Index, tag.Length)))
            {
                Break(builder);
            }
            else if (Cell().IsMatch(kept.AsSpan(tag.Index, tag.Length)))
            {
                Space(builder);
            }
        }

        builder.Append(kept.AsSpan(at));
        return Blanks().Replace(builder.ToString(), match => match.ValueSpan.Contains('\n') ? "\n" : " ").Trim();
    }

    // A block ends a line; a sentence that is whole needs none.
    private static void Break(StringBuilder builder)
    {
        var last = LastWritten(builder);
        if (last is '.' or '!' or '?')
        {
            Space(builder);
        }
        else if (last != '\0')
        {
            builder.Append('\n');
        }
    }

    private static void Space(StringBuilder builder) => builder.Append(' ');

    private static char LastWritten(StringBuilder builder)
    {
        for (var i = builder.Length - 1; i >= 0; i--)
        {
            if (!char.IsWhiteSpace(builder[i]))
            {
                return builder[i];
            }
        }

        return '\0';
    }

    [GeneratedRegex($@"<(?:/?(?:{Blocks}|{Others})(?:\s[^<>]*)?/?|!doctype[^<>]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex($@"^</?(?:{Blocks})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("^</?t[dh]\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cell();

    [GeneratedRegex(@"<!--.*?(?:-->|$)|<(script|style|head)\b[^<>]*>.*?(?:</\1\s*>|$)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[ \t\r\n\u00A0]{2,}|[\t\r\u00A0]")]
    private static partial Regex Blanks();
}
