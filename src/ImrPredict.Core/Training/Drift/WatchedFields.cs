using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Training.Assessment;

namespace ImrPredict.Training.Drift;

/// <summary>
/// Fields of an item whose distribution is watched for drift, by the names of the case table: every choice that is
/// known before the review, and some numbers. Sex and age are watched for the mix of people, not as features; text is
/// watched by its length alone.
/// </summary>
internal static class WatchedFields
{
    /// <summary>Fields with levels; null where blank.</summary>
    public static IReadOnlyList<(string Name, Func<DisputedItem, string?> ValueOf)> Levels { get; } =
    [
        .. CaseColumns.All.Where(c => c is { IsDecision: false, Kind: CaseColumnKind.Choice } && !IsDerived(c))
            .Select(column => (column.Name, (Func<DisputedItem, string?>)column.Level)),
        (CaseColumns.ServiceCategory.Name, i => ServiceKey.OfTitle(i)?.Category),
        ("service_subcategory", i => ServiceKey.OfTitle(i)?.Narrow),
        (CaseColumns.Age.Name, ItemSlices.AgeBandOf),
    ];

    /// <summary>Fields with numbers; null where blank.</summary>
    public static IReadOnlyList<(string Name, Func<DisputedItem, double?> ValueOf)> Numbers { get; } =
    [
        (CaseColumns.ItemsInCase.Name, i => i.ItemsInCase),
        ("claim_age_days", i => i.ClaimAgeDays),
        ("days_from_denial_to_application", i => i.ReceivedDate?.DayNumber - i.UrDenialDate?.DayNumber),
        ("clinical_text_words", i => i.ClinicalText.Length == 0 ? null : Words(i.ClinicalText)),
    ];

    /// <summary>A level as it is shown.</summary>
    public static string Shown(string? level) => string.IsNullOrWhiteSpace(level) ? "(blank)" : level;

    /// <summary>A number as it is shown.</summary>
    public static string Shown(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    // Watched at two levels, and as one band for items with an age and items with a range.
    private static bool IsDerived(CaseColumn column) =>
        column == CaseColumns.ServiceCategory || column == CaseColumns.AgeRange;

    private static int Words(string text)
    {
        var words = 0;
        foreach (var part in text.AsSpan().SplitAny(" \n\t"))
        {
            words += part.Start.Value < part.End.Value ? 1 : 0;
        }

        return words;
    }
}
