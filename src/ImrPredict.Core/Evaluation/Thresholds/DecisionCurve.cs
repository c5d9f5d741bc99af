using System.Globalization;
using ImrPredict.Evaluation.Metrics;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Evaluation.Thresholds;

/// <summary>
/// Net benefit by threshold (Vickers and Elkin 2006, "Decision curve analysis"): whether to choose items by a model is
/// better than to look at all or at none, whatever a needless look costs.
/// </summary>
public static class DecisionCurve
{
    private const int FiguresOfPoint = 4;

    // Dense where the overturn rates of reviews are.
    private static readonly double[] Usual =
    [
        .. Enumerable.Range(1, 20).Select(step => step / 100.0), .. Enumerable.Range(5, 14).Select(step => step / 20.0),
    ];

    /// <summary>Points at thresholds of 1, 2, ... 20, 25, ... 90 %.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="clusters">Cluster (letter, or near duplicates) of each row.</param>
    /// <param name="bootstrap">Draws of these clusters for the intervals.</param>
    internal static IReadOnlyList<DecisionPoint> Measure(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<int> clusters,
        ClusterBootstrap bootstrap) => Measure(overturned, probabilities, clusters, bootstrap, Usual);

    /// <summary>Points at thresholds that nothing of the rows has chosen.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="clusters">Cluster (letter, or near duplicates) of each row.</param>
    /// <param name="bootstrap">Draws of these clusters for the intervals.</param>
    /// <param name="thresholds">Probabilities, rising.</param>
    internal static IReadOnlyList<DecisionPoint> Measure(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<int> clusters,
        ClusterBootstrap bootstrap, double[] thresholds)
    {
        // How many thresholds each row reaches.
        int[] reached = [.. probabilities.Select(p => thresholds.Count(threshold => p >= threshold))];
        var figures = bootstrap.Estimates(overturned, weights => Points(overturned, reached, weights, thresholds));
        var found = overturned.Count(o => o);
        return
        [
            .. thresholds.Select((threshold, t) => new DecisionPoint(
                threshold, figures[FiguresOfPoint * t].Value, figures[(FiguresOfPoint * t) + 1].Value,
                figures[(FiguresOfPoint * t) + 2],
                Benefit(found, overturned.Count - found, threshold, overturned.Count),
                Widened(figures[(FiguresOfPoint * t) + 3], LeastGain(overturned, reached, clusters, t, threshold)))),
        ];
    }

    // A bootstrap of left-out rows of which none was overturned never draws one, and calls chance a certainty.
    private static Estimate Widened(Estimate gain, double least) =>
        gain.HasInterval ? gain with { Low = Math.Min(gain.Low, least) } : gain;

    // What the rows left out and those looked at may bring at the ends of Wilson's intervals of their overturn rates.
    private static double LeastGain(
        IReadOnlyList<bool> overturned, int[] reached, IReadOnlyList<int> clusters, int step, double threshold)
    {
        var (cost, looked) = (Odds(threshold), Enumerable.Range(0, reached.Length).ToLookup(
            row => reached[row] > step));
        var least = double.PositiveInfinity;
        if (Rate(looked[false]) is { } left)
        {
            least = ((cost * (1 - left.Rate.High)) - left.Rate.High) * left.Share;
        }

        return Rate(looked[true]) is { } seen
            ? Math.Min(least, (seen.Rate.Low - (cost * (1 - seen.Rate.Low))) * seen.Share)
            : least;

        (Estimate Rate, double Share)? Rate(IEnumerable<int> rows)
        {
            var these = rows.ToList();
            return these.Count == 0 ? null : (
                WilsonInterval.Estimate(
                    these.Count(row => overturned[row]) / (double)these.Count,
                    these.Select(row => clusters[row]).Distinct().Count()),
                these.Count / (double)reached.Length);
        }
    }

    /// <summary>What a curve says, in a sentence.</summary>
    /// <param name="points">The curve, not empty.</param>
    public static string Words(IReadOnlyList<DecisionPoint> points)
    {
        if (!points.Any(point => point.Gain.HasInterval))
        {
            return $"whether looking at the items from a threshold on brings more: {EnoughRows.TooFew}";
        }

        var better = LongestBetter(points);
        if (better.Count == 0)
        {
            return "at no threshold is looking at what stands above it better, by its 95 % interval, than looking at "
                + "all items or at none";
        }

        var best = better.MaxBy(point => point.Gain.Value)!;
        return "looking at the items from a threshold on brings more than looking at all or at none at "
            + (better.Count == 1
                ? $"{At(best.Threshold)} alone, one of {points.Count} thresholds, which chance may give"
                : $"all thresholds from {At(better[0].Threshold)} to {At(better[^1].Threshold)} (each by its own 95 % "
                    + $"interval), most at {At(best.Threshold)}")
            + $", where an overturned item found is worth {Looks(best.Threshold)}: {Percent(best.Share)} of the items "
            + $"are looked at, {Percent(best.Recall)} of the overturned ones found";
    }

    // Of many thresholds some look good by chance: the longest stretch counts, of equal ones the better.
    private static List<DecisionPoint> LongestBetter(IReadOnlyList<DecisionPoint> points)
    {
        var stretches = new List<List<DecisionPoint>> { new() };
        foreach (var point in points)
        {
            if (point.Gain.Low > 0)
            {
                stretches[^1].Add(point);
            }
            else
            {
                stretches.Add([]);
            }
        }

        return stretches.MaxBy(stretch => (stretch.Count, stretch.Sum(point => point.Gain.Value)))!;
    }

    private static double[] Points(
        IReadOnlyList<bool> overturned, int[] reached, double[] weights, double[] thresholds)
    {
        var (found, needless) = (new double[thresholds.Length + 1], new double[thresholds.Length + 1]);
        for (var row = 0; row < reached.Length; row++)
        {
            (overturned[row] ? found : needless)[reached[row]] += weights[row];
        }

        var (allFound, all) = (found.Sum(), weights.Sum());
        var figures = new double[FiguresOfPoint * thresholds.Length];
        var (foundAbove, needlessAbove) = (0.0, 0.0);
        for (var t = thresholds.Length - 1; t >= 0; t--)
        {
            foundAbove += found[t + 1];
            needlessAbove += needless[t + 1];
            var benefit = Benefit(foundAbove, needlessAbove, thresholds[t], all);
            figures[FiguresOfPoint * t] = (foundAbove + needlessAbove) / all;
            figures[(FiguresOfPoint * t) + 1] = foundAbove / allFound;
            figures[(FiguresOfPoint * t) + 2] = benefit;
            figures[(FiguresOfPoint * t) + 3] =
                benefit - Math.Max(0, Benefit(allFound, all - allFound, thresholds[t], all));
        }

        return figures;
    }

    // One formula for both, so that looking at all items by the model gains exactly nothing.
    private static double Benefit(double found, double needless, double threshold, double all) =>
        (found - (needless * Odds(threshold))) / all;

    private static double Odds(double threshold) => threshold / (1 - threshold);

    private static string At(double threshold) => string.Create(CultureInfo.InvariantCulture, $"{100 * threshold:0} %");

    private static string Looks(double threshold) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(1 - threshold) / threshold:0.#} needless look{(threshold == 0.5 ? "" : "s")}");
}
