using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Features.Rows;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Finds the largest reasons of a score. Immutable and safe from several threads.</summary>
public sealed class ReasonFinder
{
    private const int MostOnStack = 1024;
    private static readonly int Concepts = Enum.GetValues<EvidenceConcept>().Length;

    private readonly ModelAttribution attribution;
    private readonly ReasonMap map;

    /// <summary>Prepares the reasons of a model.</summary>
    public ReasonFinder(OutcomeModel model)
    {
        attribution = model.Attribution;
        map = new ReasonMap(model, attribution);
    }

    /// <summary>The reasons of an item; those that read the same are one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="row">Its features.</param>
    /// <param name="reading">What its text says.</param>
    /// <param name="count">Most reasons given.</param>
    public ScoreReasons Of(DisputedItem item, FeatureRow row, ClinicalReading reading, int count = 5) =>
        Of(item, row, reading, count, new LetterSums());

    /// <summary>The same where what the text gives is kept for the letter's next item.</summary>
    internal ScoreReasons Of(
        DisputedItem item, FeatureRow row, ClinicalReading reading, int count, LetterSums letter)
    {
        var parts = attribution.Explain(row);
        letter.TurnTo(reading);
        var sentences = new SentenceSums(letter.MentionsOf(item), letter.Words(parts.Slope, attribution));
        AddTreeWords(sentences, letter, parts.Columns.Span);
        Span<double> sums = map.Keys.Length <= MostOnStack
            ? stackalloc double[map.Keys.Length] : new double[map.Keys.Length];
        Fill(sums, row, parts);
        var found = Largest(sums, sentences, (int)Math.Min(int.MaxValue, 2L * count));
        var largest = Told(found, new ReasonWords(item, reading), count);
        var told = 0.0;
        foreach (var reason in largest)
        {
            told += reason.LogOdds;
        }

        return new ScoreReasons(
            parts.LogOdds, attribution.BaseValue, largest, parts.LogOdds - attribution.BaseValue - told);
    }

    // What would read the same, as of a sentence that a text repeats, is one reason, and the next in size takes its place.
    // Words are made for as few as that needs; a repeat among the small ones stays in the remainder.
    private static List<Reason> Told(List<(ReasonKey Key, double LogOdds)> found, ReasonWords words, int count)
    {
        var told = new List<Reason>(Math.Min(count, found.Count));
        var joined = false;
        foreach (var (key, logOdds) in found)
        {
            if (told.Count == count)
            {
                break;
            }

            var reason = words.Of(key, logOdds);
            var same = told.Count - 1;
            while (same >= 0 && (told[same].Words != reason.Words || told[same].Quote != reason.Quote))
            {
                same--;
            }

            if (same < 0)
            {
                told.Add(reason);
            }
            else
            {
                told[same] = told[same] with { LogOdds = told[same].LogOdds + logOdds };
                joined = true;
            }
        }

        // They were found in this order, and large enough, but for those that were joined.
        return !joined ? told
            : [.. told.Where(reason => Math.Abs(reason.LogOdds) >= LargestReasons.Least)
                .OrderByDescending(reason => Math.Abs(reason.LogOdds))];
    }

    private void Fill(Span<double> sums, FeatureRow row, ItemAttribution parts)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = parts.Slope * map.Absent[i];
        }

        var columns = row.Indices;
        var values = row.Values;
        for (var i = 0; i < columns.Length;)
        {
            var reason = map.OfSparse(columns[i]);
            if (reason == ReasonMap.Own)
            {
                i = map.Behind(columns, i);
                continue;
            }

            sums[reason] += parts.Slope * attribution.WeightOf(columns[i]) * values[i];
            i++;
        }

        for (var i = 0; i < parts.Columns.Length; i++)
        {
            var reason = map.OfSparse(attribution.TreeColumns[i]);
            if (reason != ReasonMap.Own)
            {
                sums[reason] += parts.Columns.Span[i];
            }
        }

        for (var i = 0; i < parts.Dense.Length; i++)
        {
            sums[map.OfDense(i)] += parts.Dense.Span[i];
        }
    }

    // What trees make of a word that is there goes to its sentences; what they make of one that is not, to the remainder.
    private void AddTreeWords(SentenceSums sentences, LetterSums letter, ReadOnlySpan<double> columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] != 0 && map.OfSparse(attribution.TreeColumns[i]) == ReasonMap.Own)
            {
                sentences.AddWord(letter.PlacesOf(attribution.TreeColumns[i]), columns[i]);
            }
        }
    }

    // What a text says nothing of is one reason, whatever statuses the model counts it in.
    private List<(ReasonKey Key, double LogOdds)> Largest(ReadOnlySpan<double> sums, SentenceSums sentences, int count)
    {
        var largest = new LargestReasons(count);
        Span<double> unspoken = stackalloc double[Concepts];
        var counted = map.Counted;
        for (var i = 0; i < counted.Length; i++)
        {
            var (concept, status) = counted[i];
            if (concept == ReasonMap.Evidence.None)
            {
                largest.Add(map.Keys[i], sums[i]);
            }
            else if (!sentences.AddConcept(concept, status, sums[i]))
            {
                unspoken[concept] += sums[i];
            }
        }

        for (var i = 0; i < unspoken.Length; i++)
        {
            if (largest.Takes(unspoken[i]))
            {
                largest.Add(new(ReasonTheme.Evidence, (EvidenceConcept)i), unspoken[i]);
            }
        }

        sentences.AddTo(largest);
        return largest.Kept;
    }
}
