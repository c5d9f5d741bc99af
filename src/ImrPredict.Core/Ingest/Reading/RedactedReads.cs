using ImrPredict.Cases;
using ImrPredict.Text.Redaction;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Replaces what tells of a person in the texts of what was read; numbers, dates and codes of its own stay.
/// </summary>
internal static class RedactedReads
{
    /// <summary>What was read, redacted where the options ask for it.</summary>
    public static ItemRead Of(ItemRead read, IngestOptions options) =>
        options.Redact && read is ItemRead.Parsed parsed ? Redacted(parsed) : read;

    private static ItemRead.Parsed Redacted(ItemRead.Parsed read)
    {
        var (item, decision) = (read.Item, read.Decision);
        return read with
        {
            Item = item with
            {
                RequestedService = Redactor.Redact(item.RequestedService),
                BodyPart = Redacted(item.BodyPart),
                Diagnoses = [.. item.Diagnoses.Select(Redactor.Redact)],
                UrReason = Redacted(item.UrReason),
                ClaimsAdministratorGuideline = Redacted(item.ClaimsAdministratorGuideline),
                ClinicalText = Redactor.Redact(item.ClinicalText),
                DiagnosisCategory = Redacted(item.DiagnosisCategory),
                DiagnosisSubcategory = Redacted(item.DiagnosisSubcategory),
                TreatmentCategory = Redacted(item.TreatmentCategory),
                TreatmentSubcategory = Redacted(item.TreatmentSubcategory),
            },
            Decision = decision is null ? null : decision with
            {
                Rationale = Redacted(decision.Rationale),
                ReviewerGuideline = Redacted(decision.ReviewerGuideline),
                ReviewerSpecialty = Redacted(decision.ReviewerSpecialty),
                RawFindings = Redacted(decision.RawFindings),
            },
            Uncut = read.Uncut is { } uncut ? Redacted(uncut) : null,
            Passed = read.Passed is { } passed ? Redacted(passed) : null,
            ClinicalText = null,
        };
    }

    private static string? Redacted(string? text) => text is null ? null : Redactor.Redact(text);

    private static UncutText Redacted(UncutText uncut)
    {
        var spans = Redactor.Find(uncut.Text);
        return new UncutText(
            Redactor.Replace(uncut.Text, spans),
            [
                .. uncut.Excisions.Select(cut => (
                    Start: Redactor.PlaceAfter(cut.Start, spans), End: Redactor.PlaceAfter(cut.End, spans), cut.Rule))
                    .Select(cut => new Excision(cut.Start, Math.Max(0, cut.End - cut.Start), cut.Rule)),
            ]);
    }

    private static PassedCells Redacted(PassedCells passed) =>
        passed with { Cells = [.. passed.Cells.Select(Redacted)] };
}
