using ImrPredict.Features;
using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>
/// What each sentence of a clinical text adds: the words in it, each by its share of the places where it stands, and the
/// evidence that it states, each concept shared out evenly over the mentions that say so of the item asked for.
/// </summary>
/// <param name="reading">The text.</param>
/// <param name="mentions">Its mentions that speak of the item.</param>
internal sealed class SentenceSums(ClinicalReading reading, IReadOnlyList<EvidenceMention> mentions)
{
    private readonly double[] sums = new double[reading.Sentences.Spans.Count];
    private readonly (EvidenceMention? Mention, double Share)[] strongest =
        new (EvidenceMention?, double)[reading.Sentences.Spans.Count];

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

    /// <summary>
    /// Shares a concept's contribution out over its mentions: those of the status that it counts, or where there are
    /// none over all, as that they say otherwise is what it counts.
    /// </summary>
    /// <returns>False where the text does not mention it.</returns>
    public bool AddConcept(EvidenceConcept concept, Assertion? status, double added) =>
        (status is { } wanted && Share(m => m.Concept == concept && m.Status == wanted, added))
        || Share(m => m.Concept == concept, added);

    /// <summary>The reasons.</summary>
    public IEnumerable<(ReasonKey Key, double LogOdds)> Reasons() => sums.Select((sum, i) => (
        new ReasonKey(
            ReasonTheme.Sentence, strongest[i].Mention?.Concept, Sentence: i, Status: strongest[i].Mention?.Status),
        sum));

    private bool Share(Predicate<EvidenceMention> wanted, double added)
    {
        var count = 0;
        foreach (var mention in mentions)
        {
            count += wanted(mention) ? 1 : 0;
        }

        foreach (var mention in mentions)
        {
            if (wanted(mention))
            {
                Add(reading.Sentences.SentenceAt(mention.Span.Start), mention, added / count);
            }
        }

        return count > 0;
    }

    private void Add(int sentence, EvidenceMention mention, double share)
    {
        sums[sentence] += share;
        if (strongest[sentence].Mention is null || Math.Abs(share) > Math.Abs(strongest[sentence].Share))
        {
            strongest[sentence] = (mention, share);
        }
    }
}
