using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training;

/// <summary>Which rows of a refresh are new, and which of them judge.</summary>
/// <param name="New">Rows that the old model has not learnt from.</param>
/// <param name="Judged">
/// The rows judged: the later half of the new ones that share no letter or text with old rows, or all of those where
/// half is too few; and the rows to learn from instead.
/// </param>
internal sealed record RefreshRows(IReadOnlyList<int> New, Fold Judged)
{
    /// <summary>Finds them.</summary>
    public static RefreshRows Find(TrainingSet set, TrainingFingerprints learnt)
    {
        var isOld = set.Items.AsParallel().AsOrdered().Select(learnt.Contains).ToList();
        var all = Enumerable.Range(0, set.Count).ToList();
        var oldClusters = all.FindAll(i => isOld[i]).Select(i => set.Clusters[i]).ToHashSet();
        var unseen = all.FindAll(i => !oldClusters.Contains(set.Clusters[i]));

        // Rows without a date are taken as they come, after dated ones.
        List<int> ordered = [.. unseen.OrderBy(i => set.Moments[i] ?? double.PositiveInfinity)];
        var half = ordered.Skip(ordered.Count / 2).ToList();
        var judged = EnoughRows.Are(
            [.. half.Select(i => set.Overturned[i])], [.. half.Select(i => set.Clusters[i])]) ? half : ordered;
        return new(all.FindAll(i => !isOld[i]), Fold.Apart(all, [.. judged.Order()], set.Clusters));
    }
}
