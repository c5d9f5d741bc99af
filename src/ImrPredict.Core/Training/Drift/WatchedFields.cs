using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Training.Assessment;

namespace ImrPredict.Training.Drift;

/// <summary>
/// Fields of an item whose distribution is watched for drift, by the names of the case table. Sex and age are watched
/// for the mix of people, not as features; text is watched by its length alone.
/// </summary>
internal static class WatchedFields
{
    /// <summary>Fields with levels; null where blank.</summary>
    public static IReadOnlyList<(string Name, Func<DisputedItem, string?> ValueOf)> Levels { get; } =
    [
        ("source", i => i.Source.ToString()),
        ("service_category", i => i.RequestedService.Length == 0 ? null : i.ServiceCategory.Category),
        ("service_subcategory", i => i.RequestedService.Length == 0 ? null : i.ServiceCategory.ToString()),
        ("treatment_category", i => i.TreatmentCategory),
        ("treatment_subcategory", i => i.TreatmentSubcategory),
        ("diagnosis_category", i => i.DiagnosisCategory),
        ("diagnosis_subcategory", i => i.DiagnosisSubcategory),
        ("imr_type", i => i.ImrType),
        ("body_part", i => i.BodyPart),
        ("ur_decision", i => i.UrDecision?.ToString()),
        ("priority", i => i.Priority?.ToString()),
        ("review_type", i => i.ReviewType?.ToString()),
        ("clinical_text_kind", i => i.ClinicalTextKind?.ToString()),
        ("age", i => ItemSlices.AgeBandOf(i)),
        ("sex", i => i.Sex?.ToString()),
    ];

    /// <summary>Fields with numbers; null where blank.</summary>
    public static IReadOnlyList<(string Name, Func<DisputedItem, double?> ValueOf)> Numbers { get; } =
    [
        ("items_in_case", i => i.ItemsInCase),
        ("claim_age_days", i => i.ClaimAgeDays),
        ("days_from_denial_to_application", i => i.ReceivedDate?.DayNumber - i.UrDenialDate?.DayNumber),
        ("clinical_text_words", i => i.ClinicalText.Length == 0 ? null : Words(i.ClinicalText)),
    ];

    /// <summary>A level as it is shown.</summary>
    public static string Shown(string? level) => string.IsNullOrWhiteSpace(level) ? "(blank)" : level;

    /// <summary>A number as it is shown.</summary>
    public static string Shown(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

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
