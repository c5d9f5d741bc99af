using System.Text.RegularExpressions;

namespace ImrPredict.Audit.Checks;

/// <summary>Names the regions of the body, as guideline chapters cut them, that a short text speaks of.</summary>
internal static class BodyRegions
{
    private const string Table = "body-regions.tsv";

    private static readonly (string Region, Regex Term)[] Terms = [.. Read()];

    /// <summary>The regions, each once, in the order of the table; empty where none is named.</summary>
    public static IReadOnlyList<string> In(string? text) => string.IsNullOrEmpty(text)
        ? []
        : [.. Terms.Where(t => t.Term.IsMatch(text)).Select(t => t.Region).Distinct()];

    private static IEnumerable<(string, Regex)> Read()
    {
        using var reader = new StreamReader(typeof(BodyRegions).Assembly.GetManifestResourceStream(Table)!);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split('\t');
            yield return (cells[0], new Regex($@"\b{Regex.Escape(cells[1])}s?\b", RegexOptions.IgnoreCase));
        }
    }
}
