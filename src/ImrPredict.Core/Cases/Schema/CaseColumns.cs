using ImrPredict.Cases.Provenance;
using Kind = ImrPredict.Cases.Schema.CaseColumnKind;

namespace ImrPredict.Cases.Schema;

/// <summary>
/// The columns of the case table in their order: the one schema of an item. Reader, writer, suggestions, charts,
/// slices, drift and explanation select from it. A column joins <see cref="All"/> by being declared here.
/// </summary>
public static class CaseColumns
{
    private const int MostItems = 10_000;
    private static readonly List<CaseColumn> InOrder = [];

    internal static CaseColumn CaseNumber { get; } = Add(new(
        "case_number", Kind.Text, "published id of the case, never a feature", i => i.CaseNumber)
    {
        IsId = true,
    });

    internal static CaseColumn Item { get; } = Add(new(
        "item", Kind.Number, "position of the item in its case, never a feature", i => i.Number)
    {
        Range = (1, MostItems),
        RejectsRow = true,
    });

    internal static CaseColumn Source { get; } = Add(new(
        "source", Kind.Choice, "kind of input that the item was read from", i => i.Source)
    {
        Words = [.. Enum.GetValues<ItemSource>().Select(ItemSources.Name)],
    });

    internal static CaseColumn RequestedService { get; } = Add(new(
        "requested_service", Kind.Text, "the service in the title's words, without the verdict",
        i => i.RequestedService)
    {
        IsExpected = true,
    });

    internal static CaseColumn ServiceCategory { get; } = Add(new(
        "service_category", Kind.Choice,
        "category and sub-category of the DWC search site's taxonomy; found from the title where blank",
        i => i.ServiceCategory)
    {
        IsExpected = true,
    });

    internal static CaseColumn Quantity { get; } = Add(new(
        "quantity", Kind.Text, "how much is in dispute, e.g. `8 sessions`", i => i.DisputedQuantity?.Text)
    {
        IsExpected = true,
        IsKnownOtherwise = i => i.RequestedQuantity is not null,
    });

    internal static CaseColumn BodyPart { get; } = Add(new(
        "body_part", Kind.Choice, "part of the body that the service is for", i => i.BodyPart)
    { IsExpected = true });

    internal static CaseColumn Side { get; } = Add(new(
        "side", Kind.Choice, "side of the body", i => i.Side)
    { Words = Enum.GetNames<BodySide>() });

    internal static CaseColumn Diagnoses { get; } = Add(new(
        "diagnoses", Kind.List, "diagnoses in the source's words", i => i.Diagnoses)
    {
        IsExpected = true,
        IsKnownOtherwise = i => i.Icd10.Count > 0,
    });

    internal static CaseColumn Icd10 { get; } = Add(new("icd10", Kind.List, "ICD-10-CM codes", i => i.Icd10)
    {
        IsId = true,
    });

    internal static CaseColumn UrDecision { get; } = Add(new(
        "ur_decision", Kind.Choice, "what utilization review decided", i => i.UrDecision)
    {
        Words = Enum.GetNames<UtilizationReviewDecision>(),
        IsExpected = true,
    });

    internal static CaseColumn UrReason { get; } = Add(new(
        "ur_reason", Kind.Text, "the ground that utilization review gave", i => i.UrReason));

    internal static CaseColumn UrGuideline { get; } = Add(new(
        "ur_guideline", Kind.Text, "the guideline that the claims administrator cited",
        i => i.ClaimsAdministratorGuideline)
    {
        IsExpected = true,
    });

    internal static CaseColumn Priority { get; } = Add(new(
        "priority", Kind.Choice, "priority of the review", i => i.Priority)
    {
        Words = Enum.GetNames<Priority>(),
        IsExpected = true,
    });

    internal static CaseColumn ReviewType { get; } = Add(new(
        "review_type", Kind.Choice, "whether utilization review came before, after or during the treatment",
        i => i.ReviewType)
    {
        Words = Enum.GetNames<ReviewType>(),
        IsExpected = true,
    });

    internal static CaseColumn InjuryDate { get; } = Add(new(
        "injury_date", Kind.Date, "date of injury", i => i.InjuryDate)
    {
        IsExpected = true,
    });

    internal static CaseColumn UrDenialDate { get; } = Add(new(
        "ur_denial_date", Kind.Date, "date of the denial", i => i.UrDenialDate)
    {
        IsExpected = true,
    });

    internal static CaseColumn ReceivedDate { get; } = Add(new(
        "received_date", Kind.Date, "date on which the application was received", i => i.ReceivedDate)
    {
        IsExpected = true,
    });

    internal static CaseColumn AssignedDate { get; } = Add(new(
        "assigned_date", Kind.Date, "date on which the case was assigned to the review organisation",
        i => i.AssignedDate)
    {
        IsExpected = true,
    });

    internal static CaseColumn Age { get; } = Add(new(
        "age", Kind.Number, "age in years; for the fairness audit, not a feature by default", i => i.Age)
    {
        Range = (0, 120),
    });

    internal static CaseColumn Sex { get; } = Add(new(
        "sex", Kind.Choice, "sex; for the fairness audit, not a feature by default", i => i.Sex)
    {
        Words = Enum.GetNames<Sex>(),
    });

    internal static CaseColumn ItemsInCase { get; } = Add(new(
        "items_in_case", Kind.Number, "number of disputed items in the case", i => i.ItemsInCase)
    {
        Range = (1, MostItems),
        IsExpected = true,
    });

    internal static CaseColumn ClinicalText { get; } = Add(new(
        "clinical_text", Kind.Text, "clinical text with verdicts cut", i => i.ClinicalText)
    { IsExpected = true });

    internal static CaseColumn ClinicalTextKind { get; } = Add(new(
        "clinical_text_kind", Kind.Choice, "where the clinical text comes from", i => i.ClinicalTextKind)
    {
        Words = Enum.GetNames<ClinicalTextKind>(),
        RejectsRow = true,
    });

    internal static CaseColumn DiagnosisCategory { get; } = Add(new(
        "diagnosis_category", Kind.Choice, "DMHC diagnosis category", i => i.DiagnosisCategory)
    { IsExpected = true });

    internal static CaseColumn DiagnosisSubcategory { get; } = Add(new(
        "diagnosis_subcategory", Kind.Choice, "DMHC diagnosis sub-category", i => i.DiagnosisSubcategory));

    internal static CaseColumn TreatmentCategory { get; } = Add(new(
        "treatment_category", Kind.Choice, "DMHC treatment category", i => i.TreatmentCategory)
    { IsExpected = true });

    internal static CaseColumn TreatmentSubcategory { get; } = Add(new(
        "treatment_subcategory", Kind.Choice, "DMHC treatment sub-category", i => i.TreatmentSubcategory));

    internal static CaseColumn AgeRange { get; } = Add(new(
        "age_range", Kind.Choice, "DMHC age band; for the fairness audit, not a feature by default", i => i.AgeRange));

    internal static CaseColumn ImrType { get; } = Add(new(
        "imr_type", Kind.Choice, "DMHC ground of the denial", i => i.ImrType)
    { IsExpected = true });

    internal static CaseColumn ReportYear { get; } = Add(new(
        "report_year", Kind.Number, "year of report; a key to split by, never a feature", i => i.ReportYear)
    {
        Range = (1990, 2100),
        RejectsRow = true,
    });

    internal static CaseColumn Outcome { get; } = Add(new(
        "outcome", Kind.Choice, "what was decided; blank where it is not yet", (Decision d) => d.Outcome)
    {
        Words = Enum.GetNames<Outcome>(),
        RejectsRow = true,
    });

    internal static CaseColumn DecisionDate { get; } = Add(new(
        "decision_date", Kind.Date, "date of the decision", (Decision d) => d.DecisionDate));

    internal static CaseColumn ReviewerSpecialty { get; } = Add(new(
        "reviewer_specialty", Kind.Choice, "specialty of the reviewer", (Decision d) => d.ReviewerSpecialty));

    internal static CaseColumn Rationale { get; } = Add(new(
        "rationale", Kind.Text, "the reviewer's rationale", (Decision d) => d.Rationale));

    /// <summary>All columns, in the order in which they are written.</summary>
    public static IReadOnlyList<CaseColumn> All => InOrder;

    /// <summary>The columns of which a row needs one: what is in dispute.</summary>
    internal static IReadOnlyList<CaseColumn> Subjects { get; } = [RequestedService, TreatmentCategory, ClinicalText];

    /// <summary>The column of a name, whatever its case; null where there is none.</summary>
    internal static CaseColumn? Named(string name) =>
        InOrder.Find(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    private static CaseColumn Add(CaseColumn column)
    {
        InOrder.Add(column);
        return column;
    }
}
