using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// Turns the cells of one row of a case table into an item or a reason; numbers items within their case. Each column is
/// read by the reader of its kind; a test sees to it that none of <see cref="CaseColumns"/> is left out.
/// </summary>
internal sealed class CaseRowReader
{
    private readonly Dictionary<string, int> _lastNumbers = [];
    private readonly HashSet<(string, int)> _seen = [];

    /// <summary>Reads a row; whatever goes wrong in it is its reject.</summary>
    public ItemRead Read(SourceLocation at, CaseCells cells, string? note = null)
    {
        if (note is not null)
        {
            cells.Warn(note);
        }

        try
        {
            return Read(at, cells);
        }
        catch (Exception problem) when (ReadGuard.IsOfRow(problem))
        {
            return ReadGuard.Rejected(at, problem);
        }
    }

    private ItemRead Read(SourceLocation at, CaseCells cells)
    {
        var caseNumber = CaseId.Read(cells.Text(CaseColumns.CaseNumber));
        if (caseNumber.Length == 0)
        {
            return new ItemRead.Rejected(at, CaseColumns.CaseNumber.Name, "the case number is blank");
        }

        if (CaseId.NotOfCase(caseNumber) is { } other)
        {
            return new ItemRead.Rejected(at, CaseColumns.CaseNumber.Name, other);
        }

        if (CaseColumns.Subjects.All(column => cells.Text(column).Length == 0))
        {
            return new ItemRead.Rejected(
                at, CaseColumns.Subjects[0].Name,
                string.Join("; ", [$"{string.Join(", ", CaseColumns.Subjects)} are all blank", .. cells.Warnings]));
        }

        var number = cells.Number(CaseColumns.Item);
        var item = ItemOf(caseNumber, cells);
        var decision = DecisionOf(cells);
        var kind = cells.Word(CaseColumns.ClinicalTextKind, CaseWords.TextKind);
        cells.WarnOfErrors();
        if (cells.FaultyColumn is { } faulty)
        {
            return new ItemRead.Rejected(at, faulty.Name, cells.Fault);
        }

        item = item with
        {
            Number = NumberIn(caseNumber, number, cells),
            ClinicalText = cells.Text(CaseColumns.ClinicalText),
            ClinicalTextKind = kind,
        };
        WarnOfIdAndDates(item, decision, cells);
        return ItemCompletion.Read(at, item, decision, cells.Warnings);
    }

    private static DisputedItem ItemOf(string caseNumber, CaseCells cells)
    {
        var (service, warning) = ProcedureCodes.InWords(
            cells.Text(CaseColumns.RequestedService),
            cells.HouseKey(CaseColumns.RequestedService).Contains("ndc", StringComparison.Ordinal));
        var title = TitleOutcomes.Cut(service);
        if (warning is not null)
        {
            cells.Warn(warning);
        }

        var (diagnoses, icd10) = DiagnosesOf(cells);
        var category = cells.Text(CaseColumns.ServiceCategory);
        return new DisputedItem
        {
            CaseNumber = caseNumber,
            Number = 1,
            Source = cells.Word(CaseColumns.Source, CaseWords.Source) ?? ItemSource.CaseTable,
            RequestedService = title,
            ServiceCategory = category.Length > 0 ? ServiceCategory.Parse(category)
                : title.Length > 0 ? ServiceClassifier.Classify(title) : ServiceCategory.Other,
            DisputedQuantity = QuantityReader.ReadCell(cells.Text(CaseColumns.Quantity)),
            BodyPart = cells.TextOrNull(CaseColumns.BodyPart),
            Side = cells.Word(CaseColumns.Side, CaseWords.Side),
            Diagnoses = diagnoses,
            Icd10 = icd10,
            UrDecision = cells.Word(CaseColumns.UrDecision, CaseWords.UrDecision),
            UrReason = ItemCompletion.CutReason(cells.TextOrNull(CaseColumns.UrReason)),
            ClaimsAdministratorGuideline = cells.TextOrNull(CaseColumns.UrGuideline),
            Priority = cells.Word(CaseColumns.Priority, CaseWords.Priority),
            ReviewType = cells.Word(CaseColumns.ReviewType, CaseWords.ReviewType),
            InjuryDate = cells.Date(CaseColumns.InjuryDate),
            UrDenialDate = cells.Date(CaseColumns.UrDenialDate),
            ReceivedDate = cells.Date(CaseColumns.ReceivedDate),
            AssignedDate = cells.Date(CaseColumns.AssignedDate),
            Age = cells.Number(CaseColumns.Age),
            Sex = cells.Word(CaseColumns.Sex, CaseWords.Sex),
            ItemsInCase = cells.Number(CaseColumns.ItemsInCase),
            DiagnosisCategory = cells.TextOrNull(CaseColumns.DiagnosisCategory),
            DiagnosisSubcategory = cells.TextOrNull(CaseColumns.DiagnosisSubcategory),
            TreatmentCategory = cells.TextOrNull(CaseColumns.TreatmentCategory),
            TreatmentSubcategory = cells.TextOrNull(CaseColumns.TreatmentSubcategory),
            AgeRange = cells.TextOrNull(CaseColumns.AgeRange),
            ImrType = cells.TextOrNull(CaseColumns.ImrType),
            ReportYear = cells.Number(CaseColumns.ReportYear),
        };
    }

    // A column of words or of codes alone gives both: many exports have one, under either name.
    private static (IReadOnlyList<string> Names, IReadOnlyList<string> Codes) DiagnosesOf(CaseCells cells)
    {
        var named = cells.List(CaseColumns.Diagnoses);
        IReadOnlyList<string> codes = [.. cells.List(CaseColumns.Icd10).SelectMany(DiagnosisCodes.Split)];
        if (cells.HouseKey(CaseColumns.Diagnoses).Length > 0 && cells.HouseKey(CaseColumns.Icd10).Length > 0)
        {
            return (named, codes);
        }

        var parts = named.SelectMany(DiagnosisCodes.Split).ToLookup(IsKnownCode);
        codes = [.. codes, .. parts[true]];
        return parts[false].Any()
            ? ([.. parts[false]], codes)
            : (DiagnosisCodeNames.Of(codes.Where(DiagnosisCodes.IsCode)), codes);
    }

    // L5S1, C56 and B12 are written for levels and tests too: beside words only what is surely a code is one.
    private static bool IsKnownCode(string part) => DiagnosisCodes.IsCode(part)
        && (part.Contains('.', StringComparison.Ordinal) || DiagnosisCodeNames.Of([part]).Count > 0);

    private static Decision? DecisionOf(CaseCells cells)
    {
        var house = cells.HouseKey(CaseColumns.Outcome);
        var outcome = cells.Word(
            CaseColumns.Outcome, word => CaseWords.Outcome(word) ?? CaseWords.OutcomeByName(house, word),
            CaseWords.IsOpen, "; upheld and overturned are, yes and no in a column called overturned or upheld");
        var date = cells.Date(CaseColumns.DecisionDate);
        return outcome is null ? null : new Decision
        {
            Outcome = outcome.Value,
            DecisionDate = date,
            ReviewerSpecialty = cells.TextOrNull(CaseColumns.ReviewerSpecialty),
            Rationale = cells.TextOrNull(CaseColumns.Rationale),
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
        if (CaseId.IsMangled(item.CaseNumber))
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
}
