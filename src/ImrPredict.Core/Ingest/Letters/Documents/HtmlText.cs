using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>The text of a web page, as a browser shows it.</summary>
internal static class HtmlText
{
    private static readonly string[] Openings =
    [
        "!doctype html", "html", "head", "body", "meta", "title", "style", "table", "div", "p", "h1", "h2", "h3", "h4",
        "b", "i", "span", "strong", "font", "center", "section", "article", "main", "pre", "ul", "ol", "hr", "br",
    ];

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
        "pre", "section", "table", "tbody", "tfoot", "thead", "ul",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Unseen = new[]
    {
        "head", "script", "style", "template", "noscript", "title", "svg", "math", "iframe", "object", "audio",
        "video", "select", "textarea", "del",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a text begins as a web page does.</summary>
    public static bool Looks(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text.StartsWith("<?xml") && text.IndexOf("?>") is var end and > 0)
        {
            text = text[(end + 2)..].TrimStart();
        }

        while (text.StartsWith("<!--") && text.IndexOf("-->") is var close and > 0)
        {
            text = text[(close + 3)..].TrimStart();
        }

        if (text.Length < 3 || text[0] != '<')
        {
            return false;
        }

        foreach (var opening in Openings)
        {
            if (text[1..].StartsWith(opening, StringComparison.OrdinalIgnoreCase)
                && text.Length > opening.Length + 1 && !char.IsAsciiLetterOrDigit(text[opening.Length + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a page.</summary>
    public static string Read(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var text = new DocumentText();
        if (page.DocumentElement is { } root)
        {
            Write(root, text);
        }

        return text.ToString();
    }

    /// <summary>The text of a part of a page, whose lines are not wrapped.</summary>
    public static string Of(IElement part)
    {
        var text = new DocumentText(int.MaxValue - 1);
        Write(part, text);
        return text.ToString().Trim();
    }

    /// <summary>Whether a browser does not show an element and what is inside.</summary>
    public static bool IsUnseen(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden"))
        {
            return true;
        }

        var style = element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        return style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    // Without recursion: a page may be nested deeper than a stack is.
    private static void Write(INode root, DocumentText text)
    {
        var numbers = new Dictionary<INode, int>();
        var preformatted = 0;
        for (var node = root; node is not null;)
        {
            var isOpen = Open(node, text, preformatted > 0);
            if (isOpen && node is IElement { LocalName: "li", ParentElement: { LocalName: "ol" } list } item)
            {
                text.Add(NumberOf(item, list, numbers));
            }

            preformatted += isOpen && IsPreformatted(node) ? 1 : 0;
            if (isOpen && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            if (isOpen)
            {
                Close(node, text);
                preformatted -= IsPreformatted(node) ? 1 : 0;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                Close(node, text);
                preformatted -= IsPreformatted(node) ? 1 : 0;
            }

            node = node is null || node == root ? null : node.NextSibling;
        }
    }

    // What a browser shows before an element of a numbered list.
    private static string NumberOf(IElement item, IElement list, Dictionary<INode, int> last)
    {
        var number = Number(item, "value") ?? (last.TryGetValue(list, out var before) ? before + 1
            : Number(list, "start") ?? 1);
        last[list] = number;
        return string.Create(CultureInfo.InvariantCulture, $"{number}. ");
    }

    private static int? Number(IElement element, string attribute) => int.TryParse(
        element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool IsPreformatted(INode? node) => node is IElement { LocalName: "pre" };

    private static bool Open(INode node, DocumentText text, bool isPreformatted)
    {
        if (node is not IElement element)
        {
            if (node is IText words)
            {
                Write(words, text, isPreformatted);
            }

            return false;
        }

        if (IsUnseen(element))
        {
            return false;
        }

        if (element.LocalName == "tr")
        {
            text.BeginRow();
        }
        else if (element.LocalName == "br")
        {
            text.EndLine();
        }
        else if (Blocks.Contains(element.LocalName))
        {
            text.EndParagraph();
        }

        return true;
    }

    private static void Close(INode? node, DocumentText text)
    {
        switch ((node as IElement)?.LocalName)
        {
            case "tr":
                text.EndRow();
                break;
            case "td" or "th":
                text.EndCell();
                break;
            case { } name when Blocks.Contains(name):
                text.EndParagraph();
                break;
        }
    }

    private static void Write(IText words, DocumentText text, bool isPreformatted)
    {
        if (!isPreformatted)
        {
            text.Add(words.Data);
            return;
        }

        foreach (var line in words.Data.AsSpan().EnumerateLines())
        {
            text.Add(line);
            if (line.IsWhiteSpace())
            {
                text.EndParagraph();
            }
            else
            {
                text.EndLine();
            }
        }
    }
}
