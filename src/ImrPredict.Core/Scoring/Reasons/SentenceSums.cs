using ImrPredict.Features;
using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>
/// What each sentence of a clinical text adds: the words in it, each by its share of the places where it stands, and the
/// evidence that it states, each concept shared out evenly over its mentions.
/// </summary>
internal sealed class SentenceSums
{
    private readonly ClinicalReading reading;
    private readonly double[] sums;
    private readonly (EvidenceConcept? Concept, double Share)[] strongest;

    public SentenceSums(ClinicalReading reading)
    {
        this.reading = reading;
        sums = new double[reading.Sentences.Value.Count];
        strongest = new (EvidenceConcept?, double)[sums.Length];
    }

    /// <summary>Adds what the words give.</summary>
    /// <param name="byColumn">What each column of the text block adds that stands in the text.</param>
    public void AddWords(Dictionary<int, double> byColumn)
    {
        var times = new Dictionary<int, int>();
        foreach (var place in reading.Places.Value)
        {
            times[place.Column] = times.GetValueOrDefault(place.Column) + 1;
        }

        var sentence = 0;
        foreach (var place in reading.Places.Value.OrderBy(place => place.Start))
        {
            sentence = SentenceAt(place.Start, sentence);
            if (sentence < sums.Length && byColumn.TryGetValue(place.Column, out var added))
            {
                sums[sentence] += added / times[place.Column];
            }
        }
    }

    /// <summary>Shares a concept's contribution out over its mentions.</summary>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(EvidenceConcept concept, double added)
    {
        var mentions = reading.Mentions.Where(m => m.Concept == concept).ToList();
        foreach (var mention in mentions)
        {
            var sentence = SentenceAt(mention.Span.Start, 0);
            var share = added / mentions.Count;
            sums[sentence] += share;
            if (strongest[sentence].Concept is null || Math.Abs(share) > Math.Abs(strongest[sentence].Share))
            {
                strongest[sentence] = (concept, share);
            }
        }

        return mentions.Count > 0;
    }

    /// <summary>The reasons.</summary>
    public IEnumerable<(ReasonKey Key, double LogOdds)> Reasons() =>
        sums.Select((sum, i) => (new ReasonKey(ReasonTheme.Sentence, strongest[i].Concept, Sentence: i), sum));

    private int SentenceAt(int start, int from)
    {
        var sentences = reading.Sentences.Value;
        while (from < sentences.Count && sentences[from].End <= start)
        {
            from++;
        }

        return from;
    }
}
