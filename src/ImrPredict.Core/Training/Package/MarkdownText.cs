using System.Globalization;
using System.Text;

namespace ImrPredict.Training.Package;

/// <summary>
/// Writes Markdown: numbers are written the same everywhere, lines end with a line feed, and what is put into a text is
/// shown as it is, never read as markup of a page.
/// </summary>
internal sealed class MarkdownText
{
    private const int Columns = 118;
    private readonly StringBuilder _text = new();

    /// <summary>A heading of the second level.</summary>
    public MarkdownText Heading(string words) => Line($"").Line($"## {words}").Line($"");

    /// <summary>A line.</summary>
    public MarkdownText Line(FormattableString line)
    {
        _text.Append(TextOf(line)).Append('\n');
        return this;
    }

    /// <summary>A paragraph, or an item of a list where it begins with a dash, wrapped.</summary>
    /// <param name="parts">Its text in parts that follow one another.</param>
    public MarkdownText Text(params FormattableString[] parts)
    {
        var words = new StringBuilder();
        foreach (var part in parts)
        {
            words.Append(TextOf(part));
        }

        var width = 0;
        foreach (var word in words.ToString().Split(' '))
        {
            var wraps = width > 0 && width + 1 + word.Length > Columns;
            var before = !wraps ? width == 0 ? "" : " " : words[0] == '-' ? "\n  " : "\n";
            _text.Append(before).Append(word);
            width = (wraps ? before.Length - 1 : width + before.Length) + word.Length;
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Items of a list, a sentence each.</summary>
    public MarkdownText Bullets(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            Text($"- {char.ToUpperInvariant(sentence[0])}{sentence[1..]}.");
        }

        return this;
    }

    /// <summary>A table; cells are escaped.</summary>
    public MarkdownText Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(header);
        Row([.. header.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(row);
        }

        return this;
    }

    /// <summary>A line that is no Markdown, as it is.</summary>
    public MarkdownText Plain(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>The text as UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private void Row(IReadOnlyList<string> cells) =>
        _text.Append("| ")
            .AppendJoin(" | ", cells.Select(c => Escaped(c).Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");

    private static string TextOf(FormattableString text) => string.Format(
        CultureInfo.InvariantCulture, text.Format,
        [.. text.GetArguments().Select(value => value is string words ? Escaped(words) : value)]);

    // Links and pictures begin with the bracket.
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("[", "&#91;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
