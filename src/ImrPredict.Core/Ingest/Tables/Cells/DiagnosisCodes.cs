using System.Text.RegularExpressions;

namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>Lists of ICD-10-CM codes as programs write them.</summary>
internal static partial class DiagnosisCodes
{
    private static readonly char[] Marks = ['|', ',', '/', ' ', '\t', '\n', '\r'];

    /// <summary>The codes of an element; one that holds anything else stays as it is.</summary>
    public static IEnumerable<string> Split(string element)
    {
        var parts = element.Split(Marks, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && Array.TrueForAll(parts, part => Code().IsMatch(part)) ? parts : [element];
    }

    [GeneratedRegex(@"^[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
