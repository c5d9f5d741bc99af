using ImrPredict.Cases.Provenance;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// Finds texts of different kinds of input one of which stands in the other: an excerpt and the whole, or two copies.
/// </summary>
internal static class SharedTexts
{
    /// <summary>Least share of the shorter text's runs of five words that stand in the other.</summary>
    public const double LeastShare = 0.9;

    private const int FewestRuns = 20;

    // Openings that many texts share propose nothing; every fourth run is enough to propose a pair.
    private const int MostPerRun = 50;
    private const ulong Sampled = 4;

    /// <summary>Finds the pairs, those that share most first.</summary>
    /// <param name="texts">Row, kind of input and text; a kind's own texts are not compared.</param>
    public static IReadOnlyList<(int First, int Second)> Find(
        IReadOnlyList<(int Row, ItemSource Source, string Text)> texts)
    {
        var bySource = texts.GroupBy(text => text.Source).OrderBy(source => source.Count()).ToList();
        if (bySource.Count < 2)
        {
            return [];
        }

        var (known, runs) = (new Dictionary<int, ulong[]>(), new Dictionary<ulong, List<int>>());
        var pairs = new List<(double Share, int First, int Second)>();
        foreach (var source in bySource)
        {
            var own = source.AsParallel().AsOrdered()
                .Select(text => (text.Row, Runs: Shingles.ReadExact(text.Text)))
                .Where(text => text.Runs.Length >= FewestRuns).ToList();
            pairs.AddRange(own.AsParallel().AsOrdered().SelectMany(text => Proposed(text.Runs, runs)
                .Select(row => (Share: Share(text.Runs, known[row]), First: row, Second: text.Row))
                .Where(pair => pair.Share >= LeastShare)));
            foreach (var (row, all) in source == bySource[^1] ? [] : own)
            {
                known[row] = all;
                foreach (var run in all.Where(run => run % Sampled == 0))
                {
                    if (runs.TryGetValue(run, out var rows))
                    {
                        rows.Add(row);
                    }
                    else
                    {
                        runs[run] = [row];
                    }
                }
            }
        }

        return
        [
            .. pairs.OrderByDescending(pair => pair.Share).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)
                .Select(pair => (pair.First, pair.Second)),
        ];
    }

    private static IEnumerable<int> Proposed(ulong[] text, Dictionary<ulong, List<int>> runs) => text
        .Where(run => run % Sampled == 0)
        .SelectMany(run => runs.TryGetValue(run, out var rows) && rows.Count <= MostPerRun ? rows : [])
        .Distinct().Order();

    private static double Share(ulong[] one, ulong[] other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return (double)shorter.Count(run => Array.BinarySearch(longer, run) >= 0) / shorter.Length;
    }
}
