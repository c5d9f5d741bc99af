using System.Text.RegularExpressions;

namespace ImrPredict.Cases;

/// <summary>Tells invented cases by their numbers, which the synthetic corpus uses and no review does.</summary>
internal static partial class SyntheticCase
{
    /// <summary>Whether a case number is of an invented case.</summary>
    public static bool IsNumber(string caseNumber) => Numbers().IsMatch(caseNumber);

    [GeneratedRegex(@"^(CM[0-9][0-9]-9[0-9]{6}|[A-Z]{2}[0-9][0-9]-9[0-9]{5}|SYN[0-9][0-9]-[0-9]+)$")]
    private static partial Regex Numbers();
}
