using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text;
using ImrPredict.Text.Redaction;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// The words that precedents may show and be found by: those of the program's own term tables, and those that enough
/// letters have in common. Single letters and numbers of up to four digits are always known; longer ones are words.
/// </summary>
internal sealed partial class KnownWords
{
    private const string Hidden = "\u2026";
    private const int LongestNumber = 4;
    private const int MostBeginning = 1000;

    private static readonly string[] OwnColumns = ["term", "pattern", "category", "subcategory", "words"];
    private static readonly HashSet<string> Own = OwnWords();

    private readonly HashSet<string> _common;

    private KnownWords(HashSet<string> common) => _common = common;

    /// <summary>Finds the words that enough letters have in common.</summary>
    /// <param name="items">Decided items, each with its cluster of near duplicates.</param>
    public static KnownWords Count(IEnumerable<(DecidedItem Decided, int Cluster)> items) => new(
        CommonNames.Find(items.SelectMany(pair =>
            TextsOf(pair.Decided.Item).SelectMany(Parts).Select(word => (word, pair.Cluster)))));

    /// <summary>The texts of an item that precedents are found by and show.</summary>
    private static IEnumerable<string> TextsOf(DisputedItem item) =>
    [
        item.RequestedService, item.ServiceCategory.Category, item.ServiceCategory.Subcategory, item.BodyPart ?? "",
        .. item.Diagnoses, .. item.Icd10, item.DiagnosisCategory ?? "", item.DiagnosisSubcategory ?? "",
        item.TreatmentCategory ?? "", item.TreatmentSubcategory ?? "", BeginningOf(item),
    ];

    /// <summary>An item with what is not known left out of these texts.</summary>
    public DisputedItem Show(DisputedItem item) => item with
    {
        RequestedService = Show(item.RequestedService),
        ServiceCategory = Holds(item.ServiceCategory.Category) && Holds(item.ServiceCategory.Subcategory)
            ? item.ServiceCategory
            : ServiceCategory.Other,
        BodyPart = Held(item.BodyPart),
        Diagnoses = [.. item.Diagnoses.Select(Show)],
        Icd10 = [.. item.Icd10.Where(Holds)],
        DiagnosisCategory = Held(item.DiagnosisCategory),
        DiagnosisSubcategory = Held(item.DiagnosisSubcategory),
        TreatmentCategory = Held(item.TreatmentCategory),
        TreatmentSubcategory = Held(item.TreatmentSubcategory),
        ClinicalText = Show(BeginningOf(item)),
    };

    /// <summary>A text with what is not known left out.</summary>
    public string Show(string text) =>
        Gap().Replace(Part().Replace(Redactor.Redact(text), m => IsKnown(m.Value) ? m.Value : Hidden), Hidden);

    /// <summary>Whether all of a text is known.</summary>
    public bool Holds(string text) => Parts(text).All(IsKnown);

    private string? Held(string? text) => text is not null && Holds(text) ? text : null;

    // The first words stand for the request of a text without a title.
    private static string BeginningOf(DisputedItem item) => item.RequestedService.Length > 0
        ? "" : item.ClinicalText[..Math.Min(item.ClinicalText.Length, MostBeginning)];

    private bool IsKnown(string part) =>
        part.Length == 1 || (part.Length <= LongestNumber && char.IsDigit(part[0]))
        || (part.ToLowerInvariant() is var word && (_common.Contains(word) || Own.Contains(word)));

    private static IEnumerable<string> Parts(string text) =>
        Part().Matches(text).Select(m => m.Value.ToLowerInvariant());

    private static HashSet<string> OwnWords() =>
        OwnColumns.SelectMany(TermTable.ReadColumn).SelectMany(Parts).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}+|\p{N}+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"\u2026(?:\W+\u2026)+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
