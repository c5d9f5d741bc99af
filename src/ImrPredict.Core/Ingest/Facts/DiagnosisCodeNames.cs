using ImrPredict.Text;

namespace ImrPredict.Ingest.Facts;

/// <summary>Puts ICD-10-CM codes into words by <c>diagnosis-codes.tsv</c>.</summary>
internal static class DiagnosisCodeNames
{
    private static readonly Dictionary<string, string> Names = TermTable.Read("diagnosis-codes.tsv", 2)
        .ToDictionary(row => Plain(row[0]), row => row[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>What the codes name, in their order, each once; codes that are not known give nothing.</summary>
    /// <param name="codes">With or without the dot, in any case.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> codes) =>
        [.. codes.Select(Plain).Select(Name).OfType<string>().Distinct()];

    private static string? Name(string code)
    {
        for (var length = code.Length; length > 0; length--)
        {
            if (Names.TryGetValue(code[..length], out var name))
            {
                return name;
            }
        }

        return null;
    }

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal).Trim();
}
