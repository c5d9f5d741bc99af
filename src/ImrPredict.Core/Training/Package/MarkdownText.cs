using System.Globalization;
using System.Text;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Package;

/// <summary>Writes Markdown: numbers are written the same everywhere, lines end with a line feed.</summary>
internal sealed class MarkdownText
{
    private const int Columns = 118;
    private readonly StringBuilder text = new();

    /// <summary>A heading of the second level.</summary>
    public MarkdownText Heading(string words) => Line($"").Line($"## {words}").Line($"");

    /// <summary>A line.</summary>
    public MarkdownText Line(FormattableString line)
    {
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    /// <summary>A paragraph, or an item of a list where it begins with a dash, wrapped.</summary>
    /// <param name="parts">Its text in parts that follow one another.</param>
    public MarkdownText Text(params FormattableString[] parts)
    {
        var words = new StringBuilder();
        foreach (var part in parts)
        {
            words.Append(part.ToString(CultureInfo.InvariantCulture));
        }

        var width = 0;
        foreach (var word in words.ToString().Split(' '))
        {
            var wraps = width > 0 && width + 1 + word.Length > Columns;
            var before = !wraps ? width == 0 ? "" : " " : words[0] == '-' ? "\n  " : "\n";
            text.Append(before).Append(word);
            width = (wraps ? before.Length - 1 : width + before.Length) + word.Length;
        }

        text.Append('\n');
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

    /// <summary>Three places; a dash where the figure is not defined.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : Invariant($"{value:0.000}");

    /// <summary>Three places with the sign; what rounds to nothing has none.</summary>
    public static string Signed(double value) =>
        double.IsNaN(value) ? "-" : Invariant($"{Math.Round(value, 3) + 0.0:+0.000;-0.000;0.000}");

    /// <summary>A figure with its interval.</summary>
    public static string Number(Estimate figure) => double.IsNaN(figure.Low)
        ? Number(figure.Value)
        : $"{Number(figure.Value)} ({Number(figure.Low)}-{Number(figure.High)})";

    /// <summary>A difference with its interval.</summary>
    public static string Signed(Estimate difference) => double.IsNaN(difference.Low)
        ? Signed(difference.Value)
        : $"{Signed(difference.Value)} ({Signed(difference.Low)} to {Signed(difference.High)})";

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : Invariant($"{100 * share:0.0} %");

    /// <summary>A share with its interval.</summary>
    public static string Percent(Estimate share) => double.IsNaN(share.Low)
        ? Percent(share.Value)
        : Invariant($"{100 * share.Value:0.0} % ({100 * share.Low:0.0}-{100 * share.High:0.0})");

    /// <summary>A count with thousands.</summary>
    public static string Count(long count) => Invariant($"{count:N0}");

    private void Row(IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");

    private static string Invariant(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
