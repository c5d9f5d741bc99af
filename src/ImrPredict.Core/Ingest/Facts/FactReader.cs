using ImrPredict.Text;

namespace ImrPredict.Ingest;

/// <summary>Goes through a summary once, sentence by sentence, and hands each to the readers of single facts.</summary>
internal sealed class FactReader(string summary, string title)
{
    private readonly List<FactEvidence> _evidence = [];
    private readonly List<PhraseMatch> _matches = [];

    /// <summary>Reads all facts.</summary>
    public ClinicalFacts Read()
    {
        var tokens = WordTokens.Of(summary);
        var symbols = FactTerms.Encode(tokens);
        var diagnoses = new DiagnosisReader(tokens);
        var treatments = new TreatmentReader(tokens);
        var review = new UtilizationReviewReader(tokens, title);
        var person = new PersonReader(tokens);
        var place = BodyPlace.InTitle(title);
        BodyPlace? mentioned = null;
        foreach (var sentence in SentenceSplitter.Split(summary))
        {
            _matches.Clear();
            FactTerms.Match(symbols, tokens.IndexAt(sentence.Start), tokens.IndexAt(sentence.End), _matches);
            var named = diagnoses.Add(sentence, _matches);
            person.Add(_matches);
            treatments.Add(_matches);
            review.Add(sentence, _matches);
            mentioned = place is null ? BodyPlace.Better(mentioned, BodyPlace.In(tokens, _matches, named)) : null;
        }

        return Facts(person, diagnoses, treatments, review, place ?? mentioned);
    }

    private ClinicalFacts Facts(
        PersonReader person,
        DiagnosisReader diagnoses,
        TreatmentReader treatments,
        UtilizationReviewReader review,
        BodyPlace? place)
    {
        var codes = person.Icd10();
        Note(nameof(ClinicalFacts.Age), person.AgeSpan);
        Note(nameof(ClinicalFacts.Sex), person.SexSpan);
        diagnoses.Spans.ForEach(s => Note(nameof(ClinicalFacts.Diagnoses), s));
        codes.ForEach(c => Note(nameof(ClinicalFacts.Icd10), c.Span));
        Note(nameof(ClinicalFacts.UrDecision), review.DecisionSpan, review.DecisionInTitle);
        Note(nameof(ClinicalFacts.UrReason), review.ReasonSpan);
        Note(nameof(ClinicalFacts.BodyPart), place?.Span, place?.FromTitle ?? false);
        treatments.Spans.ForEach(s => Note(nameof(ClinicalFacts.PriorTreatments), s));
        return new()
        {
            Age = person.Age,
            Sex = person.Sex,
            Diagnoses = diagnoses.Names,
            Icd10 = [.. codes.Select(c => c.Code).Distinct(StringComparer.Ordinal)],
            UrDecision = review.Decision,
            UrReason = review.ReasonSpan is { } reason ? summary.Substring(reason.Start, reason.Length) : null,
            BodyPart = place?.Part,
            Side = place?.Side,
            PriorTreatments = treatments.Names,
            PriorSessions = treatments.Sessions,
            Evidence = _evidence,
        };
    }

    private void Note(string fact, TextSpan? span, bool inTitle = false)
    {
        if (span is { } found)
        {
            _evidence.Add(new(fact, found, inTitle));
        }
    }
}
