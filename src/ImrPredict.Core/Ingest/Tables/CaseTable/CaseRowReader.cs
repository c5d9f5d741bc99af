using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// Turns the cells of one row of a case table into an item or a reason; numbers items within their case.
/// </summary>
internal sealed class CaseRowReader
{
    private const int MostItems = 10_000;
    private readonly Dictionary<string, int> _lastNumbers = [];
    private readonly HashSet<(string, int)> _seen = [];

    public ItemRead Read(SourceLocation at, CaseCells cells)
    {
        var caseNumber = cells.Text("case_number");
        if (caseNumber.Length == 0)
        {
            return new ItemRead.Rejected(at, "case_number", "the case number is blank");
        }

        if (CaseColumns.Subjects.All(column => cells.Text(column).Length == 0))
        {
            return new ItemRead.Rejected(
                at, CaseColumns.Subjects[0], $"{string.Join(", ", CaseColumns.Subjects)} are all blank");
        }

        var number = cells.Number("item", 1, MostItems, isFault: true);
        var item = ItemOf(caseNumber, cells);
        var decision = DecisionOf(cells);
        var kind = cells.Word("clinical_text_kind", CaseWords.TextKind, isFault: true);
        if (cells.FaultyColumn is { } faulty)
        {
            return new ItemRead.Rejected(at, faulty, cells.Fault);
        }

        var cut = ClinicalTextCut.Of(cells.Text("clinical_text"), kind ?? ImrPredict.Cases.ClinicalTextKind.TreatingReport);
        item = item with
        {
            Number = NumberIn(caseNumber, number, cells),
            ClinicalText = cut?.Kept ?? "",
            ClinicalTextKind = string.IsNullOrEmpty(cut?.Kept) ? null : kind ?? ImrPredict.Cases.ClinicalTextKind.TreatingReport,
        };
        WarnOfIdAndDates(item, decision, cells);
        return new ItemRead.Parsed(at, ItemFacts.Filled(item), decision, cut?.Uncut, cells.Warnings);
    }

    private static DisputedItem ItemOf(string caseNumber, CaseCells cells)
    {
        var title = cells.Text("requested_service");
        var category = cells.Text("service_category");
        return new DisputedItem
        {
            CaseNumber = caseNumber,
            Number = 1,
            Source = cells.Word("source", CaseWords.Source, isFault: false) ?? ItemSource.CaseTable,
            RequestedService = title,
            ServiceCategory = category.Length > 0 ? ServiceCategory.Parse(category)
                : title.Length > 0 ? ServiceClassifier.Classify(title) : ServiceCategory.Other,
            DisputedQuantity = QuantityText.Read(cells.Text("quantity")),
            BodyPart = cells.TextOrNull("body_part"),
            Side = cells.Word("side", CaseWords.Side, isFault: false),
            Diagnoses = CellText.Split(cells.Text("diagnoses")),
            Icd10 = CellText.Split(cells.Text("icd10")),
            UrDecision = cells.Word("ur_decision", CaseWords.UrDecision, isFault: false),
            UrReason = cells.TextOrNull("ur_reason"),
            ClaimsAdministratorGuideline = cells.TextOrNull("ur_guideline"),
            Priority = cells.Word("priority", CaseWords.Priority, isFault: false),
            ReviewType = cells.Word("review_type", CaseWords.ReviewType, isFault: false),
            InjuryDate = cells.Date("injury_date"),
            UrDenialDate = cells.Date("ur_denial_date"),
            ReceivedDate = cells.Date("received_date"),
            AssignedDate = cells.Date("assigned_date"),
            Age = cells.Number("age", 0, 120, isFault: false),
            Sex = cells.Word("sex", CaseWords.Sex, isFault: false),
            ItemsInCase = cells.Number("items_in_case", 1, MostItems, isFault: false),
            DiagnosisCategory = cells.TextOrNull("diagnosis_category"),
            DiagnosisSubcategory = cells.TextOrNull("diagnosis_subcategory"),
            TreatmentCategory = cells.TextOrNull("treatment_category"),
            TreatmentSubcategory = cells.TextOrNull("treatment_subcategory"),
            AgeRange = cells.TextOrNull("age_range"),
            ImrType = cells.TextOrNull("imr_type"),
            ReportYear = cells.Number("report_year", 1990, 2100, isFault: true),
        };
    }

    private static Decision? DecisionOf(CaseCells cells)
    {
        var outcome = cells.Word("outcome", CaseWords.Outcome, isFault: true);
        var date = cells.Date("decision_date");
        return outcome is null ? null : new Decision
        {
            Outcome = outcome.Value,
            DecisionDate = date,
            ReviewerSpecialty = cells.TextOrNull("reviewer_specialty"),
            Rationale = cells.TextOrNull("rationale"),
        };
    }

    private int NumberIn(string caseNumber, int? stated, CaseCells cells)
    {
        var last = _lastNumbers.GetValueOrDefault(caseNumber);
        var number = stated ?? last + 1;
        _lastNumbers[caseNumber] = Math.Max(last, number);
        if (!_seen.Add((caseNumber, number)))
        {
            cells.Warn("an item with this case number and item number was read before; it counts again");
        }

        return number;
    }

    private static void WarnOfIdAndDates(DisputedItem item, Decision? decision, CaseCells cells)
    {
        if (IsMangled(item.CaseNumber))
        {
            cells.Warn("the case number looks like a date or a rounded number, as a spreadsheet makes of an id");
        }

        DateOnly?[] inOrder =
            [item.InjuryDate, item.UrDenialDate, item.ReceivedDate, item.AssignedDate, decision?.DecisionDate];
        var dates = inOrder.OfType<DateOnly>().ToList();
        if (dates.Zip(dates.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            cells.Warn("the dates are not in the order injury, denial, received, assigned, decision");
        }
    }

    private static bool IsMangled(string caseNumber)
    {
        string[] dayAndMonth = ["d-MMM", "MMM-yy", "MMM-d", "M/d"];
        var isScientific = caseNumber.Contains("E+", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(caseNumber, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var isDate = !caseNumber.All(char.IsAsciiDigit) && TableDate.Read(caseNumber, out _) is not null;
        return isScientific || isDate || DateTime.TryParseExact(
            caseNumber, dayAndMonth, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
