using ImrPredict.Features;
using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>
/// What each sentence of a clinical text adds: the words in it, each by its share of the places where it stands, and the
/// evidence that it states, each concept shared out evenly over its mentions.
/// </summary>
internal sealed class SentenceSums(ClinicalReading reading)
{
    private readonly double[] sums = new double[reading.Sentences.Spans.Count];
    private readonly (EvidenceConcept? Concept, double Share)[] strongest =
        new (EvidenceConcept?, double)[reading.Sentences.Spans.Count];

    /// <summary>Adds what a word or phrase gives.</summary>
    /// <param name="index">Which of the text's columns.</param>
    /// <param name="added">What it gives.</param>
    public void AddWord(int index, double added)
    {
        var places = reading.Sentences.Of(index);
        foreach (var sentence in places)
        {
            sums[sentence] += added / places.Length;
        }
    }

    /// <summary>Shares a concept's contribution out over its mentions.</summary>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(EvidenceConcept concept, double added)
    {
        var mentions = 0;
        foreach (var mention in reading.Mentions)
        {
            mentions += mention.Concept == concept ? 1 : 0;
        }

        if (mentions == 0)
        {
            return false;
        }

        foreach (var mention in reading.Mentions)
        {
            if (mention.Concept == concept)
            {
                Share(reading.Sentences.SentenceAt(mention.Span.Start), concept, added / mentions);
            }
        }

        return true;
    }

    /// <summary>The reasons.</summary>
    public IEnumerable<(ReasonKey Key, double LogOdds)> Reasons() =>
        sums.Select((sum, i) => (new ReasonKey(ReasonTheme.Sentence, strongest[i].Concept, Sentence: i), sum));

    private void Share(int sentence, EvidenceConcept concept, double share)
    {
        sums[sentence] += share;
        if (strongest[sentence].Concept is null || Math.Abs(share) > Math.Abs(strongest[sentence].Share))
        {
            strongest[sentence] = (concept, share);
        }
    }
}
