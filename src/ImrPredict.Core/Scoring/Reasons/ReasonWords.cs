using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features.Blocks;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Reasons of an item in words: what the model looked at and what the text says of it. Never advice.</summary>
internal sealed class ReasonWords(DisputedItem item, ClinicalReading reading)
{
    /// <summary>
    /// A reason in words, with the words of the text where it rests on some; null where it is only that a field of the
    /// item is not known.
    /// </summary>
    public Reason? Tell(ReasonKey key, double logOdds) => key.Theme switch
    {
        FeatureTheme.Evidence => new Reason($"no word of {EvidenceFinder.WordsOf(key.Concept!.Value)}", null, logOdds),
        FeatureTheme.Sentence => Sentence(key, logOdds),
        FeatureTheme.Wording or FeatureTheme.EvidenceSum =>
            new Reason(Fact(key), null, logOdds) { IsOfWhole = true },
        _ when IsUnknown(key.Theme) => null,
        _ => new Reason(Fact(key), null, logOdds),
    };

    private bool IsUnknown(FeatureTheme theme) => theme switch
    {
        FeatureTheme.Treatment => string.IsNullOrWhiteSpace(item.TreatmentCategory + item.TreatmentSubcategory),
        FeatureTheme.Diagnosis => string.IsNullOrWhiteSpace(item.DiagnosisCategory + item.DiagnosisSubcategory),
        FeatureTheme.ImrType => string.IsNullOrWhiteSpace(item.ImrType),
        FeatureTheme.BodyPart => string.IsNullOrWhiteSpace(item.BodyPart),
        FeatureTheme.UrDecision => item.UrDecision is null,
        FeatureTheme.ReviewType => item.ReviewType is null,
        FeatureTheme.Priority => item.Priority is null,
        FeatureTheme.ItemsInCase => item.ItemsInCase is null,
        FeatureTheme.Quantity => (item.DisputedQuantity ?? item.RequestedQuantity) is null,
        FeatureTheme.Dates => (item.InjuryDate ?? item.UrDenialDate ?? item.ReceivedDate ?? item.AssignedDate) is null,

        // A letter says which guideline was cited; of a table that lacks it nothing is known.
        FeatureTheme.Guideline => string.IsNullOrWhiteSpace(item.ClaimsAdministratorGuideline)
            && item.Source != ItemSource.DwcLetter,
        _ => false,
    };

    private string Fact(ReasonKey key) => key.Theme switch
    {
        FeatureTheme.Service => $"the service asked for ({Known(item.ServiceCategory.ToString())})",
        FeatureTheme.Treatment => $"treatment category {Joined(item.TreatmentCategory, item.TreatmentSubcategory)}",
        FeatureTheme.Diagnosis => $"diagnosis category {Joined(item.DiagnosisCategory, item.DiagnosisSubcategory)}",
        FeatureTheme.Combination => "diagnosis, treatment and type of review taken together",
        FeatureTheme.ImrType => $"type of review: {Known(item.ImrType)}",
        FeatureTheme.BodyPart => $"body part: {Known(item.BodyPart)}",
        FeatureTheme.Guideline => string.IsNullOrWhiteSpace(item.ClaimsAdministratorGuideline)
            ? "no guideline of the claims administrator"
            : $"guideline of the claims administrator: {Short(item.ClaimsAdministratorGuideline)}",
        FeatureTheme.UrDecision => $"utilization review: {Known(item.UrDecision?.ToString().ToLowerInvariant())}",
        FeatureTheme.ReviewType => $"kind of review: {Known(item.ReviewType?.ToString().ToLowerInvariant())}",
        FeatureTheme.Priority => $"priority: {Known(item.Priority?.ToString().ToLowerInvariant())}",
        FeatureTheme.ItemsInCase => item.ItemsInCase is { } items
            ? string.Create(CultureInfo.InvariantCulture, $"{items} {(items == 1 ? "item" : "items")} in the case")
            : "number of items in the case not known",
        FeatureTheme.Dates => item.ClaimAgeDays is { } days
            ? string.Create(CultureInfo.InvariantCulture, $"dates of the case (claim {days} days old)")
            : "dates of the case",
        FeatureTheme.Quantity => $"quantity: {Known((item.DisputedQuantity ?? item.RequestedQuantity)?.Text)}",
        FeatureTheme.Wording => "the text as a whole",
        FeatureTheme.Satellite => "whether the request accompanies a surgery",
        FeatureTheme.EvidenceSum => "evidence as the field weighs it",
        FeatureTheme.PublishedTreatment => "published overturn rate of the treatment",
        FeatureTheme.PublishedDiagnosis => "published overturn rate of the diagnosis",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Theme, "A theme without words."),
    };

    // A sentence is named by the evidence in it that counts most, and quoted around that.
    private Reason Sentence(ReasonKey key, double logOdds)
    {
        var sentence = reading.Sentences.Spans[key.Sentence];
        var mention = reading.Mentions.FirstOrDefault(m => m.Concept == key.Concept && m.Status == key.Status
            && m.Span.Start >= sentence.Start && m.Span.Start < sentence.End);
        if (mention is null)
        {
            var start = new TextSpan(sentence.Start, Math.Min(1, sentence.End - sentence.Start));
            return new Reason("a sentence of the text", EvidenceQuote.Cut(reading.Text, start, sentence), logOdds)
            {
                Sentence = sentence,
            };
        }

        var words = EvidenceFinder.WordsOf(mention.Concept);
        return new Reason(
            mention.Status switch
            {
                Assertion.Present => $"{words} documented",
                Assertion.Absent when mention.Concept == EvidenceConcept.QuantityWithinGuideline =>
                    "quantity beyond the guideline",
                Assertion.Absent => $"{words} denied or not found",
                Assertion.Hypothetical => $"{words} planned or possible",
                _ => $"{words} in a quoted guideline",
            },
            EvidenceQuote.Cut(reading.Text, mention.Span, sentence),
            logOdds)
        {
            Sentence = sentence,
        };
    }

    private static string Joined(string? wide, string? narrow) =>
        string.IsNullOrWhiteSpace(narrow) ? Known(wide) : $"{Known(wide)}, {narrow}";

    private static string Known(string? value) => string.IsNullOrWhiteSpace(value) ? "not known" : value;

    private static string Short(string text) => text.Length <= 60 ? text : text[..text.LastIndexOf(' ', 57)] + " ...";
}
