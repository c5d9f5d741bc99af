using System.Globalization;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// The cells of an item in the order of <see cref="CaseColumns"/>. The quantity is the disputed one in its words, the
/// clinical text the one after leak cutting; what has no column (other quantities, reviewer's guideline, days, raw
/// findings, what was cut) is not written.
/// </summary>
internal static class CaseTableCells
{
    public static string[] Of(ItemRead.Parsed parsed)
    {
        var item = parsed.Item;
        var decision = parsed.Decision;
        return
        [
            item.CaseNumber,
            Number(item.Number),
            ItemSources.Name(item.Source),
            item.RequestedService,
            item.ServiceCategory.ToString(),
            item.DisputedQuantity?.Text ?? "",
            item.BodyPart ?? "",
            item.Side?.ToString() ?? "",
            CellText.Join(item.Diagnoses),
            CellText.Join(item.Icd10),
            item.UrDecision?.ToString() ?? "",
            item.UrReason ?? "",
            item.ClaimsAdministratorGuideline ?? "",
            item.Priority?.ToString() ?? "",
            item.ReviewType?.ToString() ?? "",
            Date(item.InjuryDate),
            Date(item.UrDenialDate),
            Date(item.ReceivedDate),
            Date(item.AssignedDate),
            Number(item.Age),
            item.Sex?.ToString() ?? "",
            Number(item.ItemsInCase),
            item.ClinicalText,
            item.ClinicalTextKind?.ToString() ?? "",
            item.DiagnosisCategory ?? "",
            item.DiagnosisSubcategory ?? "",
            item.TreatmentCategory ?? "",
            item.TreatmentSubcategory ?? "",
            item.AgeRange ?? "",
            item.ImrType ?? "",
            Number(item.ReportYear),
            decision?.Outcome.ToString() ?? "",
            Date(decision?.DecisionDate),
            decision?.ReviewerSpecialty ?? "",
            decision?.Rationale ?? "",
        ];
    }

    private static string Date(DateOnly? date) => CellText.Of(date);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
