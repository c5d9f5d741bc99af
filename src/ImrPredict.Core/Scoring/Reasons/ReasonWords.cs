using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Reasons of an item in words: what the model looked at and what the text says of it. Never advice.</summary>
internal sealed class ReasonWords(DisputedItem item, ClinicalReading reading)
{
    /// <summary>A reason in words, with the words of the text where it rests on some.</summary>
    public Reason Of(ReasonKey key, double logOdds) => key.Theme switch
    {
        ReasonTheme.Evidence => new Reason($"no word of {EvidenceFinder.WordsOf(key.Concept!.Value)}", null, logOdds),
        ReasonTheme.Sentence => Sentence(key, logOdds),
        _ => new Reason(Fact(key), null, logOdds),
    };

    private string Fact(ReasonKey key) => key.Theme switch
    {
        ReasonTheme.Service => $"the service asked for ({Known(item.ServiceCategory.ToString())})",
        ReasonTheme.Treatment => $"treatment category {Joined(item.TreatmentCategory, item.TreatmentSubcategory)}",
        ReasonTheme.Diagnosis => $"diagnosis category {Joined(item.DiagnosisCategory, item.DiagnosisSubcategory)}",
        ReasonTheme.Combination => "diagnosis, treatment and type of review taken together",
        ReasonTheme.ImrType => $"type of review: {Known(item.ImrType)}",
        ReasonTheme.BodyPart => $"body part: {Known(item.BodyPart)}",
        ReasonTheme.Guideline => string.IsNullOrWhiteSpace(item.ClaimsAdministratorGuideline)
            ? "no guideline of the claims administrator"
            : $"guideline of the claims administrator: {Short(item.ClaimsAdministratorGuideline)}",
        ReasonTheme.UrDecision => $"utilization review: {Known(item.UrDecision?.ToString().ToLowerInvariant())}",
        ReasonTheme.ReviewType => $"kind of review: {Known(item.ReviewType?.ToString().ToLowerInvariant())}",
        ReasonTheme.Priority => $"priority: {Known(item.Priority?.ToString().ToLowerInvariant())}",
        ReasonTheme.ItemsInCase => item.ItemsInCase is { } items
            ? string.Create(CultureInfo.InvariantCulture, $"{items} {(items == 1 ? "item" : "items")} in the case")
            : "number of items in the case not known",
        ReasonTheme.Dates => item.ClaimAgeDays is { } days
            ? string.Create(CultureInfo.InvariantCulture, $"dates of the case (claim {days} days old)")
            : "dates of the case",
        ReasonTheme.Quantity => $"quantity: {Known((item.DisputedQuantity ?? item.RequestedQuantity)?.Text)}",
        ReasonTheme.Wording => "the text as a whole",
        ReasonTheme.Satellite => "whether the request accompanies a surgery",
        _ => key.Name ?? key.Theme.ToString(),
    };

    // A sentence is named by the evidence in it that counts most, and quoted around that.
    private Reason Sentence(ReasonKey key, double logOdds)
    {
        var sentence = reading.Sentences.Spans[key.Sentence];
        var mention = FirstIn(sentence, key);
        if (mention is null)
        {
            var end = Math.Min(sentence.End, sentence.Start + 1);
            return new Reason(
                "a sentence of the text", EvidenceQuote.Of(reading.Text, new(sentence.Start, end - sentence.Start), sentence), logOdds)
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
            EvidenceQuote.Of(reading.Text, mention.Span, sentence),
            logOdds)
        {
            Sentence = sentence,
        };
    }

    // Mentions stand in the order of their places.
    private EvidenceMention? FirstIn(TextSpan sentence, ReasonKey key)
    {
        var mentions = reading.Mentions;
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = mentions[middle].Span.Start < sentence.Start ? (middle + 1, high) : (low, middle);
        }

        for (; low < mentions.Count && mentions[low].Span.Start < sentence.End; low++)
        {
            if (mentions[low].Concept == key.Concept && mentions[low].Status == key.Status)
            {
                return mentions[low];
            }
        }

        return null;
    }

    private static string Joined(string? wide, string? narrow) =>
        string.IsNullOrWhiteSpace(narrow) ? Known(wide) : $"{Known(wide)}, {narrow}";

    private static string Known(string? value) => string.IsNullOrWhiteSpace(value) ? "not known" : value;

    private static string Short(string text) => text.Length <= 60 ? text : text[..text.LastIndexOf(' ', 57)] + " ...";
}
