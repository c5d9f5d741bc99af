using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Text;
using ImrPredict.Training;

namespace ImrPredict.Scoring;

/// <summary>Finds the largest reasons of a score. Immutable and safe from several threads.</summary>
public sealed class ReasonFinder
{
    private const double Least = 0.005;
    private readonly ModelAttribution attribution;
    private readonly ReasonMap map;

    /// <summary>Prepares the reasons of a model.</summary>
    public ReasonFinder(OutcomeModel model)
    {
        attribution = model.Attribution;
        map = new ReasonMap(model, attribution);
    }

    /// <summary>The reasons of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="row">Its features.</param>
    /// <param name="reading">What its text says.</param>
    /// <param name="count">Most reasons given.</param>
    public ScoreReasons Of(DisputedItem item, FeatureRow row, ClinicalReading reading, int count = 5)
    {
        var parts = attribution.Of(row);
        var found = Sums(row, reading, EvidenceFeatures.MentionsOf(item, reading.Mentions), parts);
        var words = new ReasonWords(item, reading);
        var largest = Largest(found, count).ConvertAll(f => words.Of(f.Key, f.LogOdds));
        var remainder = parts.LogOdds - attribution.BaseValue - largest.Sum(reason => reason.LogOdds);
        return new ScoreReasons(parts.LogOdds, attribution.BaseValue, largest, remainder);
    }

    // The first of equals comes first, as a stable sort of all would have it.
    private static List<(ReasonKey Key, double LogOdds)> Largest(List<(ReasonKey Key, double LogOdds)> found, int count)
    {
        var largest = new List<(ReasonKey Key, double LogOdds)>(Math.Min(count, found.Count) + 1);
        foreach (var reason in found)
        {
            var size = Math.Abs(reason.LogOdds);
            if (!(size >= Least) || (largest.Count == count && (count == 0 || size <= Math.Abs(largest[^1].LogOdds))))
            {
                continue;
            }

            var place = largest.Count;
            while (place > 0 && Math.Abs(largest[place - 1].LogOdds) < size)
            {
                place--;
            }

            largest.Insert(place, reason);
            if (largest.Count > count)
            {
                largest.RemoveAt(count);
            }
        }

        return largest;
    }

    private List<(ReasonKey Key, double LogOdds)> Sums(
        FeatureRow row, ClinicalReading reading, IReadOnlyList<EvidenceMention> mentions, Attribution parts)
    {
        var sums = new double[map.Keys.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = parts.Slope * map.Absent[i];
        }

        var (sentences, word) = (new SentenceSums(reading, mentions), 0);
        for (var i = 0; i < row.Indices.Length; i++)
        {
            var (column, value) = (row.Indices[i], row.Values[i]);
            var reason = map.OfSparse(column);
            if (reason != ReasonMap.Own)
            {
                sums[reason] += parts.Slope * attribution.WeightOf(column) * value;
            }
            else
            {
                sentences.AddWord(
                    word++, parts.Slope * attribution.WeightOf(column) * (value - attribution.MeanOf(column)));
            }
        }

        for (var i = 0; i < parts.Dense.Length; i++)
        {
            sums[map.OfDense(i)] += parts.Dense.Span[i];
        }

        return WithSentences(sums, sentences);
    }

    // What a text says nothing of is one reason, whatever statuses the model counts it in.
    private List<(ReasonKey Key, double LogOdds)> WithSentences(double[] sums, SentenceSums sentences)
    {
        var found = new List<(ReasonKey Key, double LogOdds)>(sums.Length + 16);
        var unspoken = new SortedDictionary<EvidenceConcept, double>();
        for (var i = 0; i < sums.Length; i++)
        {
            if (map.Keys[i] is not { Theme: ReasonTheme.Evidence, Concept: { } concept } key)
            {
                found.Add((map.Keys[i], sums[i]));
            }
            else if (!sentences.AddConcept(concept, key.Status, sums[i]))
            {
                unspoken[concept] = unspoken.GetValueOrDefault(concept) + sums[i];
            }
        }

        found.AddRange(unspoken.Select(pair => (new ReasonKey(ReasonTheme.Evidence, pair.Key), pair.Value)));
        found.AddRange(sentences.Reasons());
        return found;
    }
}
