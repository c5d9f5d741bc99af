using ImrPredict.Features.Evidence;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Finds from the name of a column what reason it belongs to.</summary>
internal static class ReasonKeys
{
    private static readonly Dictionary<string, EvidenceConcept> Concepts =
        Enum.GetValues<EvidenceConcept>().ToDictionary(EvidenceFinder.WordsOf);

    private static readonly Dictionary<string, ReasonTheme> Themes = new(StringComparer.Ordinal)
    {
        ["service"] = ReasonTheme.Service,
        ["service-sub"] = ReasonTheme.Service,
        ["text"] = ReasonTheme.Wording,
        ["title"] = ReasonTheme.Service,
        ["treatment"] = ReasonTheme.Treatment,
        ["treatment-sub"] = ReasonTheme.Treatment,
        ["treatment-word"] = ReasonTheme.Treatment,
        ["diagnosis"] = ReasonTheme.Diagnosis,
        ["diagnosis-sub"] = ReasonTheme.Diagnosis,
        ["diagnosis-word"] = ReasonTheme.Diagnosis,
        ["type"] = ReasonTheme.ImrType,
        ["body-part"] = ReasonTheme.BodyPart,
        ["guideline"] = ReasonTheme.Guideline,
        ["no-guideline-cited"] = ReasonTheme.Guideline,
        ["ur-decision"] = ReasonTheme.UrDecision,
        ["ur-modified"] = ReasonTheme.UrDecision,
        ["review-type"] = ReasonTheme.ReviewType,
        ["retrospective"] = ReasonTheme.ReviewType,
        ["priority"] = ReasonTheme.Priority,
        ["items"] = ReasonTheme.ItemsInCase,
        ["items-in-case"] = ReasonTheme.ItemsInCase,
        ["claim-age"] = ReasonTheme.Dates,
        ["claim-age-days"] = ReasonTheme.Dates,
        ["days"] = ReasonTheme.Dates,
        ["quantity"] = ReasonTheme.Quantity,
        ["satellite"] = ReasonTheme.Satellite,
        ["surgical-satellite"] = ReasonTheme.Satellite,
    };

    /// <summary>The reason of a column of either part.</summary>
    /// <param name="column">Its name, e.g. <c>text:nerve study</c>, <c>service=Imaging</c>, <c>rate:service-sub</c>.</param>
    public static ReasonKey Of(string column)
    {
        if (column.StartsWith("text:", StringComparison.Ordinal))
        {
            return new(ReasonTheme.Sentence);
        }

        if (ConceptOf(column) is { } concept)
        {
            return new(ReasonTheme.Evidence, concept, Status: EvidenceFeatures.StatusOf(column));
        }

        var field = FieldOf(column);
        return field.Contains('*', StringComparison.Ordinal) ? new(ReasonTheme.Combination)
            : Themes.TryGetValue(field, out var theme) ? new(theme)
            : new(ReasonTheme.Named, Name: field.Replace('-', ' '));
    }

    private static EvidenceConcept? ConceptOf(string column)
    {
        var end = column.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? ConceptOfNumber(column)
            : Concepts.TryGetValue(column[..end], out var concept) ? concept
            : null;
    }

    // The numbers of the dense evidence block are named by what they count.
    private static EvidenceConcept? ConceptOfNumber(string column) =>
        column.StartsWith("visits ", StringComparison.Ordinal) ? EvidenceConcept.TherapyVisits
        : column.StartsWith("pain score", StringComparison.Ordinal) ? EvidenceConcept.PainScore
        : column.StartsWith("fall of the pain score", StringComparison.Ordinal) ? EvidenceConcept.PainRelief
        : column.StartsWith("relief or improvement", StringComparison.Ordinal) ? EvidenceConcept.FunctionalImprovement
        : column.StartsWith("morphine equivalent", StringComparison.Ordinal) ? EvidenceConcept.MorphineDose
        : column.StartsWith("weeks of care", StringComparison.Ordinal) ? EvidenceConcept.ConservativeCare
        : null;

    private static string FieldOf(string column)
    {
        var name = column.StartsWith("rate:", StringComparison.Ordinal) ? column[5..]
            : column.StartsWith("count:", StringComparison.Ordinal) ? column[6..]
            : column;
        var end = name.AsSpan().IndexOfAny("=:~@");
        return end < 0 ? name : name[..end];
    }
}
