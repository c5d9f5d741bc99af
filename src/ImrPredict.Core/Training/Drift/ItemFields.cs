using ImrPredict.Cases;

namespace ImrPredict.Training.Drift;

/// <summary>Which of an item's fields are filled, by their columns in the case table.</summary>
public static class ItemFields
{
    private static readonly (string Name, Func<DisputedItem, bool> Known)[] Fields =
    [
        ("requested_service", i => i.RequestedService.Length > 0),
        ("service_category", i => i.ServiceCategory != ServiceCategory.Other),
        ("quantity", i => i.DisputedQuantity is not null || i.RequestedQuantity is not null),
        ("body_part", i => !string.IsNullOrEmpty(i.BodyPart)),
        ("diagnoses", i => i.Diagnoses.Count > 0 || i.Icd10.Count > 0),
        ("ur_decision", i => i.UrDecision is not null),
        ("ur_guideline", i => !string.IsNullOrEmpty(i.ClaimsAdministratorGuideline)),
        ("priority", i => i.Priority is not null),
        ("review_type", i => i.ReviewType is not null),
        ("injury_date", i => i.InjuryDate is not null),
        ("ur_denial_date", i => i.UrDenialDate is not null),
        ("received_date", i => i.ReceivedDate is not null),
        ("assigned_date", i => i.AssignedDate is not null),
        ("items_in_case", i => i.ItemsInCase is not null),
        ("clinical_text", i => i.ClinicalText.Length > 0),
        ("diagnosis_category", i => !string.IsNullOrEmpty(i.DiagnosisCategory)),
        ("treatment_category", i => !string.IsNullOrEmpty(i.TreatmentCategory)),
        ("imr_type", i => !string.IsNullOrEmpty(i.ImrType)),
    ];

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(field => field.Name)];

    /// <summary>The filled fields of an item, one bit for each of <see cref="Names"/>.</summary>
    public static uint Known(DisputedItem item)
    {
        var known = 0u;
        for (var i = 0; i < Fields.Length; i++)
        {
            known |= Fields[i].Known(item) ? 1u << i : 0;
        }

        return known;
    }
}
