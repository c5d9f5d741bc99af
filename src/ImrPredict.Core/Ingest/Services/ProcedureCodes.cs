using System.Text.RegularExpressions;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Services;

/// <summary>
/// Puts the procedure codes of claims exports into words: CPT and HCPCS level II by <c>procedure-codes.tsv</c>. A
/// National Drug Code is recognised as that of a drug; which one stands in no table here.
/// </summary>
internal static partial class ProcedureCodes
{
    private const int MostServices = 4;

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
    /// <returns>
    /// The words with the cell in brackets after them, and a warning; the cell alone without one where it has words
    /// of its own or no code; the cell with a warning where none of its codes is known.
    /// </returns>
    public static (string Service, string? Warning) InWords(string cell)
    {
        var codes = Code().Matches(cell);
        var drugs = codes.Count == 0 && DrugCode().IsMatch(cell);
        if ((codes.Count == 0 && !drugs) || HasOtherWords(cell, drugs ? DrugCode() : Code()))
        {
            return (cell, null);
        }

        if (drugs)
        {
            return ($"prescription drug ({cell})", "a drug code names no drug here; add the name of the drug");
        }

        var services = codes.Select(code => Service(code.Groups["code"].Value)).OfType<string>().Distinct()
            .Take(MostServices).ToList();
        return services.Count == 0
            ? (cell, "a procedure code that is not known; add the words of the service")
            : ($"{string.Join(", ", services)}{Side(codes)} ({cell})",
                "the words of the service are those of its code");
    }

    private static bool HasOtherWords(string cell, Regex code) =>
        Word().IsMatch(Label().Replace(code.Replace(cell, " "), " "));

    private static string Side(MatchCollection codes)
    {
        var sides = codes.Select(code => code.Groups["modifier"].Value.ToUpperInvariant())
            .Where(modifier => modifier is "LT" or "RT" or "50").Distinct().ToList();
        return sides is ["LT"] ? ", left" : sides is ["RT"] ? ", right" : sides.Count > 0 ? ", bilateral" : "";
    }

    // Five digits, four and T, or a letter and four digits; a modifier of two signs after a hyphen or a space.
    [GeneratedRegex(
        @"(?<![\w.-])(?<code>[0-9]{5}|[0-9]{4}T|[A-V][0-9]{4})"
            + @"(?:[- ](?<modifier>[A-Z][A-Z0-9]|50|26|59|76|77))*(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    // As printed on packages, in one of its three forms, or as claims give it.
    [GeneratedRegex(@"(?<![\w-])(?:[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5}-[0-9]{3,4}-[0-9]{1,2}|[0-9]{11})(?![\w-])")]
    private static partial Regex DrugCode();

    // What stands beside codes without telling the service: what they are, and how much of it.
    [GeneratedRegex(
        @"\b(?:CPT|HCPCS|NDC|codes?|procedures?|proc|svc|service|mod(?:ifier)?s?|units?|qty|quantity|[0-9]*x|and"
            + @"|visits?|sessions?|times|per|a|wk|weeks?|for)\b",
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
