namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>
/// Words with which a rationale closes; a line that ends so ends its paragraph, full stop or not.
/// </summary>
internal static class ClosingWords
{
    private static readonly string[] All =
        ["necessary", "appropriate", "indicated", "warranted", "supported", "certified", "recommended", "established",
            "denied"];

    /// <summary>Whether one of them ends a line.</summary>
    public static bool End(ReadOnlySpan<char> line)
    {
        var last = line[(line.LastIndexOf(' ') + 1)..];
        foreach (var word in All)
        {
            if (last.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
