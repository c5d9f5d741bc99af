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

    /// <summary>Three places; a dash where the figure is not defined.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : Invariant($"{value:0.000}");

    /// <summary>Three places with the sign; what rounds to nothing has none.</summary>
    public static string Signed(double value) =>
        double.IsNaN(value) ? "-" : Invariant($"{Math.Round(value, 3) + 0.0:+0.000;-0.000;0.000}");

    /// <summary>A figure with its interval.</summary>
    public static string Number(double value, double low, double high) =>
        double.IsNaN(low) ? Number(value) : $"{Number(value)} ({Number(low)}-{Number(high)})";

    /// <summary>A difference with its interval.</summary>
    public static string Signed(double value, double low, double high) =>
        double.IsNaN(low) ? Signed(value) : $"{Signed(value)} ({Signed(low)} to {Signed(high)})";

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : Invariant($"{100 * share:0.0} %");

    /// <summary>A share with its interval.</summary>
    public static string Percent(double share, double low, double high) =>
        double.IsNaN(low) ? Percent(share) : Invariant($"{100 * share:0.0} % ({100 * low:0.0}-{100 * high:0.0})");

    /// <summary>A count with thousands.</summary>
    public static string Count(long count) => Invariant($"{count:N0}");

    private void Row(IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");

    private static string Invariant(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
