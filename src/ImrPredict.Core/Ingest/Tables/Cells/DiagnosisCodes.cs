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
        return parts.Length > 1 && Array.TrueForAll(parts, IsCode) ? parts : [element];
    }

    /// <summary>Whether a word has the form of a code.</summary>
    public static bool IsCode(string word) => Code().IsMatch(word);

    [GeneratedRegex(@"^[A-Z][0-9][0-9AB](?:\.?[0-9A-Z]{1,4})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
