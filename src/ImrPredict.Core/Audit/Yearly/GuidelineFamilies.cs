using System.Text.RegularExpressions;
using ImrPredict.Text;

namespace ImrPredict.Audit.Yearly;

/// <summary>Names the families of guidelines that a citation speaks of.</summary>
internal static class GuidelineFamilies
{
    private const string NoneCited = "none cited";
    private const string Other = "other";

    // "Non-MTUS citation" says that what follows is of another family.
    private static readonly (string Family, Regex Term)[] Terms = [.. TermTable.Read("guideline-families.tsv", 2)
        .Select(row => (
            row[0], new Regex($@"(?<!\bnon[- ]?)\b{Regex.Escape(row[1])}\b", RegexOptions.IgnoreCase)))];

    /// <summary>The families, e.g. <c>MTUS + ODG</c>; null for a blank citation.</summary>
    public static string? Of(string? citation)
    {
        if (string.IsNullOrWhiteSpace(citation))
        {
            return null;
        }

        // What is said to lie outside a guideline does not cite it.
        var cited = Regex.Replace(citation, @"outside of the MTUS( Guidelines?)?", " ", RegexOptions.IgnoreCase);
        List<string> families = [.. Terms.Where(t => t.Term.IsMatch(cited)).Select(t => t.Family).Distinct()];
        return families.Count > 1 && families[0] == NoneCited
            ? string.Join(" + ", families.Skip(1))
            : families.Count == 0 ? Other : string.Join(" + ", families);
    }
}
