using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>The columns of the canonical case table (design.md 5.2), in their order.</summary>
public static class CaseColumns
{
    /// <summary>All names, in the order in which they are written.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "case_number", "item", "source", "requested_service", "service_category", "quantity", "body_part", "side",
        "diagnoses", "icd10", "ur_decision", "ur_reason", "ur_guideline", "priority", "review_type", "injury_date",
        "ur_denial_date", "received_date", "assigned_date", "age", "sex", "items_in_case", "clinical_text",
        "clinical_text_kind", "diagnosis_category", "diagnosis_subcategory", "treatment_category",
        "treatment_subcategory", "age_range", "imr_type", "report_year", "outcome", "decision_date",
        "reviewer_specialty", "rationale",
    ];

    /// <summary>The columns of which a row needs one: what is in dispute.</summary>
    public static IReadOnlyList<string> Subjects { get; } =
        ["requested_service", "treatment_category", "clinical_text"];

    /// <summary>The canonical name that a header equals but for case, spaces and punctuation; null for none.</summary>
    public static string? Fold(string header)
    {
        var key = HeaderKey.Of(header);
        return All.FirstOrDefault(name => name.Length >= key.Length && HeaderKey.Of(name) == key);
    }
}
