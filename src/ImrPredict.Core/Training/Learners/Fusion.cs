using ImrPredict.Features.Blocks;
using ImrPredict.Numerics;

namespace ImrPredict.Training.Learners;

/// <summary>
/// Adds the log-odds of learners up with weights that are not negative (stacked generalisation: Wolpert 1992, Breiman
/// 1996). What an item has decides which learners speak of it, so each kind of item has weights of its own, drawn to
/// those of all items; few rows of a kind change them little. Those of all items are drawn to equal shares of what
/// learners read: two that read the same share one share. Where an item has a text, weights are drawn to those of the
/// learners that read text, alone: what codes tell is mostly told by the text, and they must show on held-out rows
/// that they tell more.
/// </summary>
/// <param name="Means">Mean log-odds of each learner over the rows that it sees.</param>
/// <param name="Levels">Log-odds of each kind of item where every learner is at its mean.</param>
/// <param name="Weights">Weight of each learner by kind of item (kinds x learners).</param>
internal sealed record Fusion(
    IReadOnlyList<double> Means, IReadOnlyList<double> Levels, IReadOnlyList<IReadOnlyList<double>> Weights)
{
    /// <summary>Number of kinds of items.</summary>
    public const int Kinds = (int)(RowKind.Text | RowKind.Codes) + 1;

    // In rows: as many that say nothing would draw a weight half-way to its prior value.
    private const double Pull = 20;
    private const double PullBesideText = 100;
    private const double LevelPull = 1;

    /// <summary>One learner, as it is.</summary>
    public static Fusion Single { get; } = new(
        [0], [.. new double[Kinds]], [.. Enumerable.Range(0, Kinds).Select(_ => (IReadOnlyList<double>)[1.0])]);

    /// <summary>Whether it is for so many learners: one that was read from a file may have other shapes.</summary>
    public bool IsFor(int learners) => Means.Count == learners && Levels.Count == Kinds && Weights.Count == Kinds
        && Weights.All(kind => kind.Count == learners);

    /// <summary>Whether a learner has weight for some kind of item.</summary>
    public bool Asks(int learner) => Weights.Any(kind => kind[learner] > 0);

    /// <summary>The same without learners that have no weight.</summary>
    /// <param name="kept">Places of the learners to keep.</param>
    public Fusion Only(IReadOnlyList<int> kept) => new(
        [.. kept.Select(learner => Means[learner])], Levels,
        [.. Weights.Select(kind => (IReadOnlyList<double>)[.. kept.Select(learner => kind[learner])])]);

    /// <summary>Log-odds of the sum.</summary>
    /// <param name="kind">What the item has.</param>
    /// <param name="scores">Log-odds by each learner; not a number where it does not see the item.</param>
    public double LogOdds(RowKind kind, ReadOnlySpan<double> scores)
    {
        var sum = Levels[(int)kind];
        for (var learner = 0; learner < scores.Length; learner++)
        {
            sum += double.IsNaN(scores[learner])
                ? 0
                : Weights[(int)kind][learner] * (scores[learner] - Means[learner]);
        }

        return sum;
    }

    /// <summary>Fits on held-out rows.</summary>
    /// <param name="scores">Log-odds (learners x rows); not a number where a learner does not see the row.</param>
    /// <param name="kinds">What each row has.</param>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <param name="reads">What each learner reads; null: each something of its own.</param>
    public static Fusion Fit(
        IReadOnlyList<IReadOnlyList<double>> scores, IReadOnlyList<RowKind> kinds, IReadOnlyList<bool> overturned,
        IReadOnlyList<double> weights, IReadOnlyList<RowKind>? reads = null)
    {
        var learners = scores.Count;
        var (means, slopes) = (new double[learners], new double[learners]);
        for (var learner = 0; learner < learners; learner++)
        {
            (means[learner], slopes[learner]) = Alone(scores[learner], overturned, weights);
        }

        double[] RowOf(int row)
        {
            var values = new double[learners + 1];
            for (var learner = 0; learner < learners; learner++)
            {
                values[learner] = double.IsNaN(scores[learner][row])
                    ? 0
                    : slopes[learner] * (scores[learner][row] - means[learner]);
            }

            values[^1] = 1;
            return values;
        }

        var rows = Enumerable.Range(0, overturned.Count).Select(RowOf).ToList();
        double[] Fitted(IReadOnlyList<int> of, double[] prior, double[] asked, double pull) => NonNegative(
            [.. of.Select(row => rows[row])], [.. of.Select(row => overturned[row])],
            [.. of.Select(row => weights[row])], prior, asked, pull);
        double[] Joint(IReadOnlyList<int> of, double[] asked)
        {
            var overturns = of.Sum(row => overturned[row] ? weights[row] : 0);
            var rate = Math.Clamp(overturns / of.Sum(row => weights[row]), 0.01, 0.99);
            return Fitted(of, [.. Shares(asked, reads), Logistic.Logit(rate)], asked, Pull);
        }

        List<int> Of(Func<RowKind, bool> kind) => [.. Enumerable.Range(0, rows.Count).Where(row => kind(kinds[row]))];
        var all = Joint(Of(_ => true), slopes);
        double[] readers = [.. slopes.Select((slope, i) => reads?[i].HasFlag(RowKind.Text) == true ? slope : 0)];
        var texts = readers.Any(slope => slope > 0) ? Of(kind => kind.HasFlag(RowKind.Text)) : [];
        var textAlone = texts.Count > 0 ? Joint(texts, readers) : null;
        var byKind = Enumerable.Range(0, Kinds).Select(kind =>
        {
            var own = Of(row => (int)row == kind);
            var beside = ((RowKind)kind).HasFlag(RowKind.Text) ? textAlone : null;
            return own.Count == 0 || (own.Count == rows.Count && beside is null)
                ? beside ?? all
                : Fitted(own, beside ?? all, beside is null ? all : slopes, beside is null ? Pull : PullBesideText);
        }).ToList();
        return new Fusion(
            means, [.. byKind.Select(found => found[^1])],
            [.. byKind.Select(found => (IReadOnlyList<double>)[.. slopes.Zip(found, (slope, c) => slope * c)])]);
    }

    // Independent learners of one strength would each have 1 over the root of their number.
    private static IEnumerable<double> Shares(double[] slopes, IReadOnlyList<RowKind>? reads)
    {
        int ReadBy(int learner) => reads is null ? learner : (int)reads[learner];
        var live = Enumerable.Range(0, slopes.Length).Where(learner => slopes[learner] > 0)
            .CountBy(ReadBy).ToDictionary();
        return slopes.Select((slope, learner) => slope > 0 ? 1 / Math.Sqrt(live.Count) / live[ReadBy(learner)] : 0);
    }

    // The mean of a learner's log-odds, and the log-odds of overturn for each unit of them; 0 where they point the
    // wrong way.
    private static (double Mean, double Slope) Alone(
        IReadOnlyList<double> scores, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights)
    {
        var seen = Enumerable.Range(0, scores.Count).Where(row => !double.IsNaN(scores[row])).ToList();
        var total = seen.Sum(row => weights[row]);
        if (total <= 0)
        {
            return (0, 0);
        }

        var mean = seen.Sum(row => weights[row] * scores[row]) / total;
        var spread = Math.Sqrt(seen.Sum(row => weights[row] * Math.Pow(scores[row] - mean, 2)) / total);
        if (spread < 1e-9)
        {
            return (mean, 0);
        }

        var fitted = LogisticRegression.Fit(
            [.. seen.Select(row => new[] { (scores[row] - mean) / spread, 1 })],
            [.. seen.Select(row => overturned[row])], [.. seen.Select(row => weights[row])], [0, 0], [1, 0.01]);
        return (mean, Math.Max(0, fitted[0] / spread));
    }

    // Drops the most negative weight and fits again until none is left; of learners that are asked with more than 0.
    private static double[] NonNegative(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights, double[] prior,
        double[] asked, double pull)
    {
        var kept = Enumerable.Range(0, prior.Length - 1).Where(learner => asked[learner] > 0).ToList();
        while (true)
        {
            List<int> columns = [.. kept, prior.Length - 1];
            var fitted = LogisticRegression.Fit(
                [.. rows.Select(row => columns.Select(column => row[column]).ToArray())], overturned, weights,
                [.. columns.Select(column => prior[column])],
                [.. columns.Select(column => column == prior.Length - 1 ? LevelPull : pull * Curvature)]);
            var least = Enumerable.Range(0, kept.Count).DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : fitted[i]);
            if (least < 0 || fitted[least] >= 0)
            {
                var all = new double[prior.Length];
                for (var i = 0; i < columns.Count; i++)
                {
                    all[columns[i]] = fitted[i];
                }

                return all;
            }

            kept.RemoveAt(least);
        }
    }

    // Of a row at even odds whose learner is half a unit from its mean.
    private const double Curvature = 0.25 * 0.25;
}
