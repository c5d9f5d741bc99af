using System.Text.Json;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace ImrPredict.Tests.Evidence;

/// <summary>
/// The real texts that the hand-made labels point into, in one normal form: white space is one space. Of a letter it is
/// the clinical case summary; of the appeals file the whole text.
/// </summary>
internal static partial class LabelledTexts
{
    public static string Letter(string caseNumber)
    {
        using var document = PdfDocument.Open(SharedData.PathOf("dwc-letters", caseNumber + ".pdf"));
        var text = Normalise(string.Join(' ', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))));
        var start = text.IndexOf("CLINICAL CASE SUMMARY", StringComparison.Ordinal);
        var end = text.IndexOf("IMR ISSUES", StringComparison.Ordinal);
        return start >= 0 && end > start ? text[start..end] : "";
    }

    public static IReadOnlyDictionary<string, string> Appeals() => File
        .ReadLines(SharedData.PathOf("hicric", "appeals-700.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(row => row.GetProperty("id").GetString()!, row => Normalise(row.GetProperty("text").GetString()!));

    private static string Normalise(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
