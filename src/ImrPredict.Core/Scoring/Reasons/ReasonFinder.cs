using System.Numerics.Tensors;
using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Finds the largest reasons of a score. Immutable and safe from several threads.</summary>
internal sealed class ReasonFinder
{
    private static readonly int Concepts = Enum.GetValues<EvidenceConcept>().Length;

    private const int MostOnStack = 512;

    private readonly ModelAttribution _attribution;
    private readonly ReasonMap _map;

    /// <summary>Prepares the reasons of a model.</summary>
    public ReasonFinder(OutcomeModel model)
    {
        _attribution = model.Attribution;
        _map = new ReasonMap(model.Features, _attribution);
    }

    /// <summary>Finds the reasons of an item; those that read the same are one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="row">Its features.</param>
    /// <param name="reading">The reading of its text.</param>
    /// <param name="count">Most reasons given.</param>
    /// <param name="readings">Keeps what the words add for the next item of the letter; null for none.</param>
    public ScoreReasons Find(
        DisputedItem item, FeatureRow row, ClinicalReading reading, int count = 5,
        ClinicalReadingCache? readings = null)
    {
        var parts = _attribution.Explain(row);
        double[] OfWords() => SentenceSums.OfWords(reading, parts.Factors, _attribution);
        var sentences = new SentenceSums(
            reading, item, readings is null ? OfWords() : readings.OfWords(reading, row.Kind, OfWords));
        Span<double> sums = _map.Keys.Length <= MostOnStack
            ? stackalloc double[_map.Keys.Length]
            : new double[_map.Keys.Length];
        sums.Clear();
        Sum(row, parts, sentences, sums);
        var service = reading.Text.Length > 0 ? item.ServiceCategory : null;
        var found = Largest(sums, sentences, service, (int)Math.Min(int.MaxValue, 2L * count));
        var largest = Tell(found, new ReasonWords(item, reading), count);
        return new ScoreReasons(
            parts.LogOdds, parts.BaseValue, largest,
            parts.LogOdds - parts.BaseValue - largest.Sum(reason => reason.LogOdds));
    }

    // Reasons that would read the same, as of a sentence that a text repeats, become one, and the next in size takes
    // the free place. Words are made for as few as that needs; a repeat among the small ones stays in the remainder.
    private static List<Reason> Tell(List<(ReasonKey Key, double LogOdds)> found, ReasonWords words, int count)
    {
        var told = new List<Reason>(Math.Min(count, found.Count));
        foreach (var (key, logOdds) in found)
        {
            if (told.Count == count)
            {
                break;
            }

            if (words.Tell(key, logOdds) is not { } reason)
            {
                continue;
            }

            var same = told.FindIndex(r => r.Words == reason.Words && r.Quote == reason.Quote);
            if (same < 0)
            {
                told.Add(reason);
            }
            else
            {
                told[same] = told[same] with { LogOdds = told[same].LogOdds + logOdds };
            }
        }

        return [.. told.Where(reason => Math.Abs(reason.LogOdds) >= LargestReasons.Least)
            .OrderBy(reason => reason.IsOfWhole)
            .ThenByDescending(reason => Math.Abs(reason.LogOdds))];
    }

    // What each reason of the map adds; words of the text go to their sentences. What trees make of a word that is not
    // in the text stays in the remainder.
    private void Sum(FeatureRow row, ItemAttribution parts, SentenceSums sentences, Span<double> sums)
    {
        for (var member = 0; member < parts.Factors.Count; member++)
        {
            TensorPrimitives.MultiplyAdd(_map.Absent[member], parts.Factors[member], sums, sums);
        }

        var columns = row.Indices;
        var values = row.Values;
        for (var i = 0; i < columns.Length; i++)
        {
            if (_map.OfSparse(columns[i]) is var reason and not ReasonMap.OfSentences)
            {
                var factor = parts.Factors[_attribution.MemberOf(columns[i])];
                sums[reason] += factor * _attribution.WeightOf(columns[i]) * values[i];
            }
        }

        var moved = parts.Columns.Span;
        for (var i = 0; i < moved.Length; i++)
        {
            var column = _attribution.TreeColumns[i];
            if (_map.OfSparse(column) is var reason and not ReasonMap.OfSentences)
            {
                sums[reason] += moved[i];
            }
            else if (moved[i] != 0)
            {
                sentences.AddWord(column, moved[i]);
            }
        }

        for (var i = 0; i < parts.Dense.Length; i++)
        {
            sums[_map.OfDense(i)] += parts.Dense.Span[i];
        }
    }

    // What a text does not mention is one reason, whatever statuses the model counts it in, and only where there is
    // a text and a reviewer looks for it; else it stays in the remainder.
    private List<(ReasonKey Key, double LogOdds)> Largest(
        ReadOnlySpan<double> sums, SentenceSums sentences, ServiceCategory? service, int count)
    {
        var largest = new LargestReasons(count);
        Span<double> unspoken = stackalloc double[Concepts];
        for (var i = 0; i < sums.Length; i++)
        {
            var key = _map.Keys[i];
            if (key.Concept is not { } concept)
            {
                largest.Add(key, sums[i]);
            }
            else if (!sentences.AddConcept(concept, key.Status, sums[i]))
            {
                unspoken[(int)concept] += sums[i];
            }
        }

        for (var i = 0; i < unspoken.Length; i++)
        {
            if (service is not null && largest.Takes(unspoken[i]) && LookedFor.Is((EvidenceConcept)i, service))
            {
                largest.Add(new(FeatureTheme.Evidence, (EvidenceConcept)i), unspoken[i]);
            }
        }

        sentences.AddTo(largest);
        return largest.Kept;
    }
}
