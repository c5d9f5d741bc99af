using ImrPredict.Ingest.Letters.Layout;
using Markdig;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>The text of a letter that a tool has turned into Markdown.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Whether a heading or label of a letter stands behind the signs of a heading or of bold type.</summary>
    public static bool Looks(string text)
    {
        if (!text.Contains("**", StringComparison.Ordinal) && !text.Contains("# ", StringComparison.Ordinal)
            && !text.Contains("__", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            var words = trimmed.TrimStart("#*_ ").TrimEnd("#*_ ");
            if (words.Length < trimmed.Length && trimmed[0] is '#' or '*' or '_'
                && LetterAnchors.At(words, out _) is not LetterAnchor.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a text.</summary>
    public static string Read(string markdown) => HtmlText.Read(Markdown.ToHtml(markdown, Pipeline));
}
