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
    private readonly UtilizationReviewReader _review;
    private readonly IReadOnlyList<string> _icd10;
    private readonly BodyPlace? _mentioned;

    /// <summary>Reads a summary.</summary>
    public FactReader(TokenizedText summary)
    {
        _summary = summary.Text;
        var tokens = summary.Tokens;
        (_diagnoses, _review, _person) = (new(tokens), new(tokens), new(tokens));
        var matches = new FactMatches(tokens);
        for (var i = 0; i < summary.Sentences.Count; i++)
        {
            var sentence = summary.Sentences[i];
            var (first, end) = summary.WordsOf(i);
            matches.Find(first, end);
            var named = _diagnoses.Add(sentence, matches);
            _person.Add(matches);
            _review.Add(sentence, matches);
            if (_mentioned is null || (named is not null && !_mentioned.Diagnosed))
            {
                _mentioned = BodyPlace.ChooseBetter(_mentioned, BodyPlace.In(tokens, matches, named));
            }
        }

        _icd10 = _person.Icd10();
    }

    /// <summary>Reads the facts of one item. A best effort: never throws on any text.</summary>
    /// <param name="summary">The clinical text, after leak cutting; may be empty.</param>
    /// <param name="title">The requested service as titled; may be empty.</param>
    public static ClinicalFacts Read(string summary, string title) =>
        new FactReader(new TokenizedText(summary)).Read(new WordTokens(title));

    /// <summary>The facts of the summary and of one item's title.</summary>
    public ClinicalFacts Read(WordTokens title)
    {
        var place = BodyPlace.InTitle(title) ?? _mentioned;
        var (decision, reason) = _review.Read(title);
        return new()
        {
            Age = _person.Age,
            Sex = _person.Sex,
            Diagnoses = _diagnoses.Names,
            Icd10 = _icd10,
            UrDecision = decision,
            UrReason = reason?.Of(_summary).ToString(),
            BodyPart = place?.Part,
            Side = place?.Side,
        };
    }
}
