using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Numerics;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Training.Assessment;

/// <summary>
/// Looks for parts of held-out rows where the probabilities say too much or too little: all values of some fields, and
/// of each two of them together. A part's misses, summed by cluster, are held against their spread; of many parts the
/// share of false finds is bounded as in Benjamini and Yekutieli 2001, since parts overlap. The probabilities are first
/// moved to the level of all rows: that the level as a whole is off is another figure.
/// </summary>
internal static class WeakSegments
{
    private const double Level = 0.1;
    private const int MostShown = 10;
    private const double FewestExpected = 5; // of either outcome: below it a sum of misses is not near normal
    private const double MostShared = 0.8; // two fields together that are nearly one of them tell nothing more
    private const double SureOfRest = 0.01;

    private static readonly (string By, Func<DecidedItem, string?> ValueOf)[] Fields =
    [
        .. ItemSlices.Fields,
        ("diagnosis", i => CaseColumns.DiagnosisCategory.Level(i.Item)),
        ("body part", i => CaseColumns.BodyPart.Level(i.Item)),
    ];

    /// <summary>The parts that stand out.</summary>
    public static WeakSegmentReport Find(HeldOutPredictions rows)
    {
        var probabilities = AtLevel(rows.Chosen, rows.Overturned.Count(o => o));
        var parts = Parts(rows.Items).Select(part => Measure(part.Name, part.Rows, rows, probabilities))
            .OfType<Part>().ToList();
        var qValues = FalseDiscovery.BenjaminiYekutieli([.. parts.Select(part => part.PValue)]);
        var found = Enumerable.Range(0, parts.Count).Where(i => qValues[i] <= Level).OrderBy(i => parts[i].PValue)
            .ToList();
        var told = new List<WeakSegment>();
        var covered = new HashSet<int>();
        foreach (var i in found)
        {
            // An echo of a part that is told already misses no more without its rows.
            int[] rest = [.. parts[i].Rows.Where(row => !covered.Contains(row))];
            if (told.Count < MostShown && rest.Length >= ItemSlices.FewestRows
                && Measure(parts[i].Segment.Part, rest, rows, probabilities) is { PValue: <= SureOfRest })
            {
                told.Add(parts[i].Segment with { QValue = qValues[i] });
                covered.UnionWith(parts[i].Rows);
            }
        }

        return new(parts.Count, found.Count, Level, told);
    }

    private static IEnumerable<(string Name, int[] Rows)> Parts(IReadOnlyList<DecidedItem> items)
    {
        var single = ItemSlices.Of(items, Fields);
        foreach (var (by, value, rows) in single)
        {
            yield return ($"{by} {value}", rows);
        }

        for (var a = 0; a < single.Count; a++)
        {
            foreach (var second in single.Skip(a + 1).Where(other => other.By != single[a].By))
            {
                int[] both = [.. single[a].Rows.Intersect(second.Rows)];
                if (ItemSlices.IsPart(items, both)
                    && both.Length <= MostShared * Math.Min(single[a].Rows.Length, second.Rows.Length))
                {
                    yield return ($"{single[a].By} {single[a].Value}, {second.By} {second.Value}", both);
                }
            }
        }
    }

    private static Part? Measure(string name, int[] part, HeldOutPredictions rows, double[] probabilities)
    {
        var expected = part.Sum(i => probabilities[i]);
        if (Math.Min(expected, part.Length - expected) < FewestExpected)
        {
            return null;
        }

        var overturned = part.Count(i => rows.Overturned[i]);
        var alone = part.Sum(i => probabilities[i] * (1 - probabilities[i]));
        var together = part.GroupBy(i => rows.Clusters[i])
            .Sum(cluster => Math.Pow(cluster.Sum(i => (rows.Overturned[i] ? 1 : 0) - probabilities[i]), 2));
        var z = Math.Abs(overturned - expected) / Math.Sqrt(Math.Max(alone, together));
        var segment = new WeakSegment
        {
            Part = name,
            N = part.Length,
            NOverturned = overturned,
            Expected = expected,
            QValue = 1,
        };
        return new(part, segment, 2 * NormalDistribution.UpperTail(z));
    }

    // One shift of all log-odds, found by halving.
    private static double[] AtLevel(IReadOnlyList<double> probabilities, int overturned)
    {
        double[] logOdds = [.. probabilities.Select(p => Logistic.Logit(Math.Clamp(p, 1e-6, 1 - 1e-6)))];
        var (low, high) = (-30.0, 30.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = logOdds.Sum(x => Logistic.Sigmoid(x + middle)) < overturned ? (middle, high) : (low, middle);
        }

        return [.. logOdds.Select(x => Logistic.Sigmoid(x + low))];
    }

    /// <param name="Rows">Places of the rows.</param>
    /// <param name="Segment">Its figures.</param>
    /// <param name="PValue">Of its misses.</param>
    private sealed record Part(int[] Rows, WeakSegment Segment, double PValue);
}
