using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Comparing;

/// <summary>Champion against challenger: two models on the same rows and the same resamples of letters.</summary>
public static class ModelComparison
{
    /// <summary>Compares them.</summary>
    /// <param name="a">One model.</param>
    /// <param name="b">The other.</param>
    /// <param name="items">Rows that neither has learnt from; see <see cref="UnseenRows"/>.</param>
    /// <param name="options">Seed, resamples and similarity of near duplicates.</param>
    /// <exception cref="ImrPredictException">There is no row.</exception>
    public static ComparisonReport Compare(
        OutcomeModel a, OutcomeModel b, IReadOnlyList<DecidedItem> items, TrainingOptions options)
    {
        if (items.Count == 0)
        {
            throw new ImrPredictException("comparison: no decided item was read; give decided cases.");
        }

        var known = items.Select(i => i.Item).ToList();
        var clusters = DuplicateClusters.Find(items, options.NearDuplicateSimilarity);
        double[] first = [.. a.Score(known).Select(s => s.OverturnProbability)];
        double[] second = [.. b.Score(known).Select(s => s.OverturnProbability)];
        ComparedSlice Slice(string by, string value, int[] rows)
        {
            bool[] overturned = [.. rows.Select(i => items[i].Overturned)];
            var metrics = new ClusterBootstrap(
                [.. rows.Select(i => clusters[i])], options.BootstrapResamples, options.Seed).Compare(
                new RankedSample(overturned, [.. rows.Select(i => first[i])]),
                new RankedSample(overturned, [.. rows.Select(i => second[i])]));
            return new(by, value, rows.Length, overturned.Count(o => o), metrics, ComparisonWords.Verdict(metrics));
        }

        return new ComparisonReport
        {
            A = new(a.Id, a.Sha256),
            B = new(b.Id, b.Sha256),
            All = Slice("", "", [.. Enumerable.Range(0, items.Count)]),
            Slices = [.. ItemSlices.Of(items).AsParallel().AsOrdered().Select(s => Slice(s.By, s.Value, s.Rows))],
        };
    }
}
