using System.Net;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests;

/// <summary>
/// The words of an HTML page as a reader meets them: a line for each heading, paragraph, list item and table row. A
/// picture is its description. Long lines are cut.
/// </summary>
internal static class PageText
{
    private const int LongestLine = 120;
    private const string Blocks =
        "p|div|section|details|summary|figure|figcaption|caption|header|footer|main|ul|ol|table|tr|h[1-6]|br|pre|title";

    // In this order.
    private static readonly (string Pattern, string Text)[] Rules =
    [
        (@"<style.*?</style>", ""),
        (@"<svg[^>]*aria-label=(?:""([^""]*)""|(\S+?))[ >].*?</svg>", "\n[picture: $1$2]\n"),
        (@"\s+", " "),
        (@"<h([1-6])\b[^>]*>", "\n\n[h$1] "),
        (@"<li\b[^>]*>", "\n- "),
        (@"</t[dh]>\s*(?=<t[dh]\b)", " | "),
        (@"</b>(?=\w)", " "),
        ($@"</?({Blocks})\b[^>]*>", "\n"),
        (@"<[^>]*>", ""),
        (@"[ \u00a0]+", " "),
    ];

    /// <summary>The words of a page.</summary>
    public static string Of(string html)
    {
        var text = Rules.Aggregate(
            html, (page, rule) => Regex.Replace(page, rule.Pattern, rule.Text, RegexOptions.Singleline));
        var lines = WebUtility.HtmlDecode(text).Replace('\u00a0', ' ').Split('\n').Select(line => line.Trim())
            .Where(line => line is not ("" or "-"))
            .Select(line => line.Length > LongestLine ? line[..LongestLine] + " ..." : line);
        return string.Join('\n', lines.Select(line => Regex.Replace(line, @"^\[h\d\]", "\n$0")));
    }
}
