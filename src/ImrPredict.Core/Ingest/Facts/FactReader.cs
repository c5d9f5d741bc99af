using ImrPredict.Text;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>
/// Goes through a summary once, sentence by sentence, and hands each to the readers of single facts; what depends on
/// the title of an item is then asked for each of the letter's items.
/// </summary>
internal sealed class FactReader
{
    private readonly string _summary;
    private readonly PersonReader _person;
    private readonly DiagnosisReader _diagnoses;
    private readonly TreatmentReader _treatments;
    private readonly UtilizationReviewReader _review;
    private readonly List<(string Code, TextSpan Span)> _codes;
    private readonly List<string> _distinctCodes;
    private readonly BodyPlace? _mentioned;

    /// <summary>Reads a summary.</summary>
    public FactReader(TokenizedText summary)
    {
        _summary = summary.Text;
        var tokens = summary.Tokens;
        var symbols = tokens.PatternSymbols;
        (_diagnoses, _treatments, _review, _person) = (new(tokens), new(tokens), new(tokens), new(tokens));
        var matches = new FactMatches();
        for (var i = 0; i < summary.Sentences.Count; i++)
        {
            var sentence = summary.Sentences[i];
            var (first, end) = summary.WordsOf(i);
            matches.Find(symbols, first, end);
            var named = _diagnoses.Add(sentence, matches);
            _person.Add(matches);
            _treatments.Add(matches);
            _review.Add(sentence, matches);
            if (_mentioned is null || (named is not null && !_mentioned.Diagnosed))
            {
                _mentioned = BodyPlace.Better(_mentioned, BodyPlace.In(tokens, matches, named));
            }
        }

        _codes = _person.Icd10();
        _distinctCodes = [.. _codes.Select(c => c.Code).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The facts of the summary and of one item's title.</summary>
    /// <param name="title">The words of the title.</param>
    /// <param name="withEvidence">Whether to tell what each fact was read from.</param>
    public ClinicalFacts For(WordTokens title, bool withEvidence)
    {
        var place = BodyPlace.InTitle(title) ?? _mentioned;
        var review = _review.For(title);
        return new()
        {
            Age = _person.Age,
            Sex = _person.Sex,
            Diagnoses = _diagnoses.Names,
            Icd10 = _distinctCodes,
            UrDecision = review.Decision,
            UrReason = review.ReasonSpan is { } reason ? _summary.Substring(reason.Start, reason.Length) : null,
            BodyPart = place?.Part,
            Side = place?.Side,
            PriorTreatments = _treatments.Names,
            PriorSessions = _treatments.Sessions,
            Evidence = withEvidence ? Evidence(place, review) : [],
        };
    }

    private List<FactEvidence> Evidence(BodyPlace? place, ReviewFacts review)
    {
        var evidence = new List<FactEvidence>();
        void Note(string fact, TextSpan? span, bool inTitle = false)
        {
            if (span is { } found)
            {
                evidence.Add(new(fact, found, inTitle));
            }
        }

        Note(nameof(ClinicalFacts.Age), _person.AgeSpan);
        Note(nameof(ClinicalFacts.Sex), _person.SexSpan);
        _diagnoses.Spans.ForEach(s => Note(nameof(ClinicalFacts.Diagnoses), s));
        _codes.ForEach(c => Note(nameof(ClinicalFacts.Icd10), c.Span));
        Note(nameof(ClinicalFacts.UrDecision), review.DecisionSpan, review.DecisionInTitle);
        Note(nameof(ClinicalFacts.UrReason), review.ReasonSpan);
        Note(nameof(ClinicalFacts.BodyPart), place?.Span, place?.FromTitle ?? false);
        _treatments.Spans.ForEach(s => Note(nameof(ClinicalFacts.PriorTreatments), s));
        return evidence;
    }
}
