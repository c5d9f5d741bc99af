using System.Text.RegularExpressions;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Services;

/// <summary>
/// Puts the procedure codes of claims exports into words: CPT and HCPCS level II by <c>procedure-codes.tsv</c>. A
/// National Drug Code is recognised as that of a drug; which one stands in no table here.
/// </summary>
internal static partial class ProcedureCodes
{
    private static readonly CodeRange[] Ranges = [.. TermTable.Read("procedure-codes.tsv", 3)
        .Select(row => new CodeRange(row[0], row[1], row[2]))];

    /// <summary>The service that a code names; null where it is not known.</summary>
    /// <param name="code">Four or five letters and digits, without a modifier, in any case.</param>
    public static string? Service(string code)
    {
        var upper = code.ToUpperInvariant();
        return Array.Find(Ranges, range => range.Holds(upper))?.Service;
    }

    /// <summary>The words of a cell that names a service by codes alone, and what to know of them.</summary>
    /// <param name="cell">
    /// A service as an export gives it: <c>72148</c>, <c>CPT 97110, 97140 x 12</c>, <c>29881-LT</c>.
    /// </param>
    /// <param name="isDrug">Whether the column is one of drug codes, so that eleven digits are one.</param>
    /// <returns>
    /// The words with the cell in brackets after them, and a warning; the cell alone without one where it has words
    /// of its own or no code; the cell with a warning where not all of its codes are known.
    /// </returns>
    public static (string Service, string? Warning) InWords(string cell, bool isDrug = false)
    {
        var drug = isDrug || cell.Contains("NDC", StringComparison.OrdinalIgnoreCase) ? AnyDrugCode() : DrugCode();
        var isDrugCode = drug.IsMatch(cell);
        var codes = Code().Matches(cell);
        if ((codes.Count == 0 && !isDrugCode) || HasOtherWords(cell, isDrugCode ? drug : Code()))
        {
            return (cell, null);
        }

        if (isDrugCode)
        {
            return ($"prescription drug ({cell})", "a drug code names no drug here; add the name of the drug");
        }

        var services = codes.Select(InWords).Distinct().ToList();
        return services.Contains(null)
            ? (cell, "a procedure code that is not known; add the words of the service")
            : ($"{string.Join(", ", services)} ({cell})", "the words of the service are those of its code");
    }

    private static string? InWords(Match code) =>
        Service(code.Groups["code"].Value) is { } service ? service + SideOf(code) : null;

    private static string SideOf(Match code)
    {
        var sides = code.Groups["modifier"].Captures
            .Select(modifier => modifier.Value.ToUpperInvariant())
            .Select(modifier => modifier switch
            {
                "LT" or "LEFT" => ", left",
                "RT" or "RIGHT" => ", right",
                "50" or "BILATERAL" => ", bilateral",
                _ => "",
            })
            .Where(side => side.Length > 0).Distinct().ToList();
        return sides.Count switch { 0 => "", 1 => sides[0], _ => ", bilateral" };
    }

    private static bool HasOtherWords(string cell, Regex code) =>
        Word().IsMatch(Label().Replace(code.Replace(cell, " "), " "));

    // Five digits, four and T, or a letter and four digits; behind it modifiers of two signs. Modifiers of digits alone
    // stand behind a hyphen: behind a space they are how much of it.
    [GeneratedRegex(
        @"(?<![\w.](?<!CPT|HCPCS))(?<!\w-(?<!(?:CPT|HCPCS|[0-9]{5})-))(?<code>[0-9]{5}|[0-9]{4}T|[A-V][0-9]{4})"
            + @"(?:[-, /:]{0,2}(?<modifier>LEFT|RIGHT|BILATERAL|LT|RT|G[AKNOPTXYZ]|X[EPSU]|AS|TC|KX|NU|RR|UE|E[1-4]"
            + @"|C[OQRST]|Q[KSXYZ]|A[ADFGHT]|S[AG]|J[WZ]|F[0-9AXY]|T[0-9A]|PT)(?!\w)"
            + @"|-(?<modifier>50|2[2-7]|5[1-9]|6[26]|7[6-9]|8[02]|9[159]))*"
            + @"(?!-[0-9]{1,4}(?![0-9]))(?=$|[^\w.]|x[0-9]|\.0*(?!\w))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    // As printed on packages, in one of its forms: labeler, product, package.
    [GeneratedRegex(
        @"(?<![\w-])(?:[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5}-[0-9]{3}-[0-9]{2}|[0-9]{5}-[0-9]{4}-[0-9]{1,2})(?![\w-])")]
    private static partial Regex DrugCode();

    // The same, and as claims give it: without hyphens, leading zeros perhaps lost.
    [GeneratedRegex(@"(?<![\w-])(?:[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}|[0-9]{9,11})(?![\w-])")]
    private static partial Regex AnyDrugCode();

    // What stands beside codes without telling the service: what they are, and how much of it.
    [GeneratedRegex(
        @"\b(?:CPT|HCPCS|NDC|codes?|procedures?|proc|svc|service|mod(?:ifier)?s?|units?|qty|quantity|[0-9]*x[0-9]*|and"
            + @"|visits?|sessions?|times|per|a|wk|weeks?|weekly|days?|daily|months?|monthly|for|[0-9]*mgs?|[0-9]*mls?"
            + @"|left|right|bilateral|to)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Word();

    /// <param name="First">First code of the range.</param>
    /// <param name="Last">Last code of the range, of the same shape.</param>
    /// <param name="Service">What all of its codes name.</param>
    private sealed record CodeRange(string First, string Last, string Service)
    {
        public bool Holds(string code) => code.Length == First.Length
            && char.IsLetter(code[0]) == char.IsLetter(First[0]) && char.IsLetter(code[^1]) == char.IsLetter(First[^1])
            && string.CompareOrdinal(First, code) <= 0 && string.CompareOrdinal(code, Last) <= 0;
    }
}
