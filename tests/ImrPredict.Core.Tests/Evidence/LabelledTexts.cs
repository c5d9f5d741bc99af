using System.Text.Json;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace ImrPredict.Tests.Evidence;

/// <summary>
/// The real texts that the hand-made labels point into, in one normal form: white space is one space. Of a letter it is
/// the clinical case summary or all that follows it; of the appeals file the whole text.
/// </summary>
public sealed partial class LabelledTexts
{
    private readonly Dictionary<string, string> _letters = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyDictionary<string, string>> _appeals = new(ReadAppeals);

    /// <summary>The text that a label of a part and an id points into.</summary>
    public string Of(string part, string id) => part switch
    {
        "summary" => Between(Letter(id), "CLINICAL CASE SUMMARY", "IMR ISSUES"),
        "rationale" => Between(Letter(id), "IMR ISSUES", null),
        _ => _appeals.Value[id],
    };

    private static string Between(string text, string from, string? to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var end = to is null ? text.Length : text.IndexOf(to, StringComparison.Ordinal);
        return start >= 0 && end > start ? text[start..end] : "";
    }

    private string Letter(string caseNumber)
    {
        if (!_letters.TryGetValue(caseNumber, out var text))
        {
            using var document = PdfDocument.Open(SharedData.PathOf("dwc-letters", caseNumber + ".pdf"));
            text = Normalise(string.Join(' ', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))));
            _letters[caseNumber] = text;
        }

        return text;
    }

    private static Dictionary<string, string> ReadAppeals() => File
        .ReadLines(SharedData.PathOf("hicric", "appeals-700.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(row => row.GetProperty("id").GetString()!,
            row => Normalise(row.GetProperty("text").GetString()!));

    private static string Normalise(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
