using System.Text.RegularExpressions;
using ImrPredict.Text;

namespace ImrPredict.Audit.Checks;

/// <summary>Names the regions of the body, as guideline chapters cut them, that a short text speaks of.</summary>
internal static class BodyRegions
{
    private static readonly (string Region, Regex Term)[] Terms = [.. TermTable.Read("body-regions.tsv", 2)
        .Select(row => (row[0], new Regex($@"\b{Regex.Escape(row[1])}s?\b", RegexOptions.IgnoreCase)))];

    /// <summary>The regions, each once, in the order of the table; empty where none is named.</summary>
    public static IReadOnlyList<string> In(string? text) => string.IsNullOrEmpty(text)
        ? []
        : [.. Terms.Where(t => t.Term.IsMatch(text)).Select(t => t.Region).Distinct()];
}
