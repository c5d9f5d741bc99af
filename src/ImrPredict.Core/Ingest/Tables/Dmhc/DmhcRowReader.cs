using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>Turns the fields of one DMHC row into an item or a reason.</summary>
internal sealed class DmhcRowReader(DmhcLayout layout, DmhcCrosswalk crosswalk)
{
    private static readonly string[] NoWarnings = [];
    private readonly DmhcNames _names = new(crosswalk);
    private readonly Dictionary<string, string?> _ageRanges = [];
    private readonly Dictionary<string, string?> _types = [];
    private readonly Dictionary<string, Outcome?> _determinations = [];

    /// <summary>Reads a row with one field for each column.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="note">A warning that the item starts with; null for none.</param>
    public ItemRead Read(SourceLocation at, string[] fields, string? note)
    {
        try
        {
            return ReadRow(at, fields, note);
        }
        catch (Exception problem) when (ReadGuard.IsOfRow(problem))
        {
            return ReadGuard.Rejected(at, problem);
        }
    }

    private ItemRead ReadRow(SourceLocation at, string[] fields, string? note)
    {
        var id = OddMarks.Fold(layout.Cell(fields, DmhcColumn.ReferenceId));
        if (id.Length == 0)
        {
            return new ItemRead.Rejected(at, "Reference ID", "the reference id is blank");
        }

        var yearText = layout.Cell(fields, DmhcColumn.ReportYear);
        var year = DmhcValue.Year(yearText);
        if (year is null && yearText.Length > 0)
        {
            return new ItemRead.Rejected(at, "Report Year", $"{Quote(yearText)} is not a year of four digits");
        }

        var determination = layout.Determination(fields);
        var outcome = Cached(_determinations, determination, DmhcValue.Determination);
        return outcome is null && determination.Length > 0
            ? new ItemRead.Rejected(at, "Determination", $"{Quote(determination)} is neither "
                + "'Upheld Decision of Health Plan' nor 'Overturned Decision of Health Plan'")
            : Parse(at, fields, note, id, year, outcome);
    }

    private ItemRead.Parsed Parse(
        SourceLocation at, string[] fields, string? note, string id, int? year, Outcome? outcome)
    {
        var warnings = new WarningList();
        warnings.Add(note);
        var diagnosis = _names.Diagnosis(
            layout.Cell(fields, DmhcColumn.DiagnosisCategory), layout.Cell(fields, DmhcColumn.DiagnosisSubcategory));
        var treatment = _names.Treatment(
            layout.Cell(fields, DmhcColumn.TreatmentCategory), layout.Cell(fields, DmhcColumn.TreatmentSubcategory));
        warnings.Add(diagnosis.Warning);
        warnings.Add(treatment.Warning);
        var findings = layout.Cell(fields, DmhcColumn.Findings);
        var cut = VerdictCutter.CutOrNull(
            findings.Length == 0 ? "" : TextRepair.Repair(findings), Cases.ClinicalTextKind.FindingsBackground);
        var item = new DisputedItem
        {
            CaseNumber = id,
            Number = 1,
            Source = ItemSource.DmhcFile,
            ReportYear = year,
            DiagnosisCategory = diagnosis.Category,
            DiagnosisSubcategory = diagnosis.Subcategory,
            TreatmentCategory = treatment.Category,
            TreatmentSubcategory = treatment.Subcategory,
            ServiceCategory = treatment.Service,
            ImrType = TypeOf(fields, ref warnings),
            AgeRange = AgeRangeOf(fields, ref warnings),
            Sex = SexOf(fields, ref warnings),
            Priority = PriorityOf(fields, ref warnings),
            ClinicalText = cut?.Kept ?? "",
            ClinicalTextKind = string.IsNullOrEmpty(cut?.Kept) ? null : Cases.ClinicalTextKind.FindingsBackground,
        };
        return new ItemRead.Parsed(
            at, ItemFacts.Fill(item), DecisionOf(fields, outcome, findings, ref warnings), cut?.Uncut,
                warnings.ToArray());
    }

    private Decision? DecisionOf(string[] fields, Outcome? outcome, string findings, ref WarningList warnings) =>
        outcome is null ? null : new Decision
        {
            Outcome = outcome.Value,
            DaysToReview = DaysOf(fields, DmhcColumn.DaysToReview, ref warnings),
            DaysToAdopt = DaysOf(fields, DmhcColumn.DaysToAdopt, ref warnings),
            RawFindings = findings.Length == 0 ? null : findings,
        };

    private string? TypeOf(string[] fields, ref WarningList warnings)
    {
        var text = layout.Cell(fields, DmhcColumn.Type);
        var type = Cached(_types, text, DmhcValue.Type);
        if (type is null && text.Length > 0)
        {
            warnings.Add($"type {Quote(text)} is not known; kept as it is");
            return text;
        }

        return type;
    }

    private string? AgeRangeOf(string[] fields, ref WarningList warnings)
    {
        var text = layout.Cell(fields, DmhcColumn.AgeRange);
        var range = Cached(_ageRanges, text, DmhcValue.AgeRange);
        WarnWhereUnread(text, range is not null, "age range", ref warnings);
        return range;
    }

    private Sex? SexOf(string[] fields, ref WarningList warnings)
    {
        var text = layout.Cell(fields, DmhcColumn.PatientGender);
        var sex = text switch { "Female" => Sex.Female, "Male" => Sex.Male, _ => DmhcValue.Gender(text) };
        WarnWhereUnread(text, sex is not null, "patient gender", ref warnings);
        return sex;
    }

    private Priority? PriorityOf(string[] fields, ref WarningList warnings)
    {
        var text = layout.Cell(fields, DmhcColumn.ImrType);
        var priority = text.Length == 0 ? null : DmhcValue.ImrType(text);
        WarnWhereUnread(text, priority is not null, "IMR type", ref warnings);
        return priority;
    }

    private int? DaysOf(string[] fields, DmhcColumn column, ref WarningList warnings)
    {
        var text = layout.Cell(fields, column);
        var days = text.Length == 0 ? null : DmhcValue.Days(text);
        WarnWhereUnread(text, days is not null, column.ToString(), ref warnings);
        return days;
    }

    private static void WarnWhereUnread(string text, bool read, string column, ref WarningList warnings)
    {
        if (!read && text.Length > 0)
        {
            warnings.Add($"{column} {Quote(text)} is not known; left blank");
        }
    }

    private static T? Cached<T>(Dictionary<string, T?> seen, string text, Func<string, T?> read)
    {
        if (!seen.TryGetValue(text, out var value))
        {
            value = read(text);
            seen.Add(text, value);
        }

        return value;
    }

    // A torn row can bring findings into any column: nothing longer than a name is quoted.
    private static string Quote(string text) => text.Length <= 40 ? $"'{text}'" : $"a text of {text.Length} characters";

    private struct WarningList
    {
        private List<string>? _warnings;

        public void Add(string? warning)
        {
            if (warning is not null)
            {
                (_warnings ??= []).Add(warning);
            }
        }

        public readonly string[] ToArray() => _warnings is null ? NoWarnings : [.. _warnings];
    }
}
