namespace ImrPredict.Evaluation.Splits;

/// <summary>Deals clusters to folds, whole, with rows and overturned rows spread evenly.</summary>
internal static class GroupedFolds
{
    /// <summary>Assigns a fold to each row.</summary>
    /// <param name="clusters">Cluster of each row.</param>
    /// <param name="overturned">Outcome of each row, same length; spread evenly over the folds.</param>
    /// <param name="folds">Number of folds, at least 2; fewer are used where there are fewer clusters.</param>
    /// <param name="seed">Seed of the order in which clusters are dealt.</param>
    /// <returns>Fold of each row, from 0.</returns>
    public static IReadOnlyList<int> Assign(
        IReadOnlyList<int> clusters, IReadOnlyList<bool> overturned, int folds, int seed)
    {
        var groups = Enumerable.Range(0, clusters.Count).GroupBy(i => clusters[i]).Select(g => g.ToArray()).ToArray();
        new Random(seed).Shuffle(groups);
        var count = Math.Max(1, Math.Min(folds, groups.Length));
        var (rows, positives, fold) = (new int[count], new int[count], new int[clusters.Count]);
        var largestFirst = groups.OrderByDescending(g => g.Count(i => overturned[i])).ThenByDescending(g => g.Length);
        foreach (var group in largestFirst)
        {
            var found = group.Count(i => overturned[i]);
            var to = Enumerable.Range(0, count)
                .OrderBy(f => found > 0 ? positives[f] : 0).ThenBy(f => rows[f]).ThenBy(f => f).First();
            (rows[to], positives[to]) = (rows[to] + group.Length, positives[to] + found);
            foreach (var row in group)
            {
                fold[row] = to;
            }
        }

        return fold;
    }
}
