using ImrPredict.Cases;

namespace ImrPredict.Features.Categorical;

/// <summary>The cells whose overturn rate is a feature, each with the wider cell that it is shrunk towards.</summary>
internal static class RateKeys
{
    /// <summary>The cells; a parent stands before its children. A parent of -1 is the rate of all items.</summary>
    public static IReadOnlyList<RateKey> All { get; } =
    [
        new("treatment", -1, i => Coded(i, i.TreatmentCategory)),
        new("treatment-sub", 0, i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory)),
        new("diagnosis", -1, i => Coded(i, i.DiagnosisCategory)),
        new("diagnosis-sub", 2, i => Coded(i, i.DiagnosisCategory, i.DiagnosisSubcategory)),
        new("treatment*type", 0, i => Coded(i, i.TreatmentCategory, i.ImrType)),
        new("treatment-sub*type", 1, i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory, i.ImrType)),
        new("treatment-sub*diagnosis", 1,
            i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory, i.DiagnosisCategory)),
        new("treatment-sub*diagnosis-sub", 6, i => Coded(
            i, i.TreatmentCategory, i.TreatmentSubcategory, i.DiagnosisCategory, i.DiagnosisSubcategory)),
        new("diagnosis-sub*type", 3, i => Coded(i, i.DiagnosisCategory, i.DiagnosisSubcategory, i.ImrType)),
        new("service", -1, i => ServiceKey.OfTitle(i)?.Category),
        new("service-sub", 9, i => ServiceKey.OfTitle(i)?.Narrow),
    ];

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
