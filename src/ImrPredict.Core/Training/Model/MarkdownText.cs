using System.Globalization;
using System.Text;

namespace ImrPredict.Training.Model;

/// <summary>Writes Markdown: numbers are written the same everywhere, lines end with a line feed.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder text = new();

    /// <summary>A heading of the second level.</summary>
    public MarkdownText Heading(string words) => Line($"").Line($"## {words}").Line($"");

    /// <summary>A line.</summary>
    public MarkdownText Line(FormattableString line)
    {
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
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

    /// <summary>The text as UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    private void Row(IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");
}
