using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>The cells whose overturn rate is a feature, each with the wider cell that it is shrunk towards.</summary>
internal static class RateKeys
{
    /// <summary>The cells; a parent stands before its children. A parent of -1 is the rate of all items.</summary>
    public static IReadOnlyList<RateKey> All { get; } =
    [
        new("treatment", FeatureTheme.Treatment, -1, i => Coded(i, i.TreatmentCategory)),
        new("treatment-sub", FeatureTheme.Treatment, 0, i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory)),
        new("diagnosis", FeatureTheme.Diagnosis, -1, i => Coded(i, i.DiagnosisCategory)),
        new("diagnosis-sub", FeatureTheme.Diagnosis, 2, i => Coded(i, i.DiagnosisCategory, i.DiagnosisSubcategory)),
        new("treatment*type", FeatureTheme.Combination, 0, i => Coded(i, i.TreatmentCategory, i.ImrType)),
        new("treatment-sub*type", FeatureTheme.Combination, 1,
            i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory, i.ImrType)),
        new("treatment-sub*diagnosis", FeatureTheme.Combination, 1,
            i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory, i.DiagnosisCategory)),
        new("treatment-sub*diagnosis-sub", FeatureTheme.Combination, 6, i => Coded(
            i, i.TreatmentCategory, i.TreatmentSubcategory, i.DiagnosisCategory, i.DiagnosisSubcategory)),
        new("diagnosis-sub*type", FeatureTheme.Combination, 3,
            i => Coded(i, i.DiagnosisCategory, i.DiagnosisSubcategory, i.ImrType)),
        new("service", FeatureTheme.Service, -1, i => ServiceKey.OfTitle(i)?.Category),
        new("service-sub", FeatureTheme.Service, 9, i => ServiceKey.OfTitle(i)?.Narrow),
    ];

    /// <summary>The cell of an item for each key; null where the key does not apply.</summary>
    public static string?[] CellsOf(DisputedItem item) => [.. All.Select(key => key.CellOf(item))];

    private static string? Coded(DisputedItem item, params ReadOnlySpan<string?> fields)
    {
        if (!ServiceKey.IsCoded(item))
        {
            return null;
        }

        var key = ItemLevels.Level(fields[0]);
        foreach (var field in fields[1..])
        {
            key += " | " + ItemLevels.Level(field);
        }

        return key;
    }
}
