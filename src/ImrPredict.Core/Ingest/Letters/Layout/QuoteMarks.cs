using System.Text;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>The signs that mail puts before each line of what it answers or forwards.</summary>
internal static class QuoteMarks
{
    private const int FewestLines = 8;

    /// <summary>The text without them; the same instance where they stand before less than half of the lines.</summary>
    public static string Without(string text)
    {
        if (!text.Contains('>', StringComparison.Ordinal))
        {
            return text;
        }

        var (marked, all) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            marked += LengthOf(line) > 0 ? 1 : 0;
            all += line.IsWhiteSpace() ? 0 : 1;
        }

        if (marked < FewestLines || 2 * marked < all)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            builder.Append(line[LengthOf(line)..]).Append('\n');
        }

        return builder.ToString();
    }

    // Mail that was forwarded twice has two.
    private static int LengthOf(ReadOnlySpan<char> line)
    {
        var length = 0;
        for (var at = 0; at < line.Length && line[at] is '>' or ' '; at++)
        {
            length = line[at] == '>' ? at + 1 : length;
        }

        return length;
    }
}
