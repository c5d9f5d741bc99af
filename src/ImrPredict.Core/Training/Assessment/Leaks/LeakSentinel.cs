using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Numerics;
using ImrPredict.Text.Verdicts;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Assessment.Leaks;

/// <summary>
/// Looks for figures that are too good to be true. It trips when a single feature of at least 30 rows has an AUC surely
/// above 0.80 (lower end of its 95 % interval after Hanley and McNeil 1982), when the model's AUC is surely (lower end
/// of its interval) above 0.85, or 0.80 on coded rows without text, or when so many clinical texts still state a
/// verdict that leaving them out does not help; when a feature of 30 rows or more goes with one outcome in 97 % of them
/// and surely with 8 times the odds of all rows; and when dates of the request lie at or after the decision.
/// </summary>
internal static class LeakSentinel
{
    private const double FeatureLimit = 0.80;
    private const double TextModelLimit = 0.85;
    private const double CodedModelLimit = 0.80;
    private const int FewestRows = 30;
    private const int Shown = 10;

    /// <summary>Looks at the rows and the model's figures.</summary>
    /// <param name="set">All rows.</param>
    /// <param name="screen">Which texts state the verdict.</param>
    /// <param name="model">Figures of the model as selected.</param>
    /// <param name="l2">Penalty of the regressions on cut and uncut text.</param>
    /// <param name="options">Settings.</param>
    public static LeakReport Inspect(
        TrainingSet set, VerdictScreen screen, MetricReport model, double l2, TrainingOptions options)
    {
        var texts = set.Items.Count(i => i.Item.ClinicalText.Length > 0);
        var looked = options.Features with { TextCharactersAtMost = 0 };
        var space = set.Space(looked);
        var rows = space.TransformTraining(
            set.Labelled, set.RecencyWeights(0), set.Folds(options.Folds, options.Seed), looked);
        var features = FeatureAucs(set, space, rows);
        var pure = LeakPurity.Find(set, space, rows);
        var reasons = Reasons(features, set.Overturned, model, screen, texts > set.Count / 2);
        reasons.AddRange(pure.Where(f => f.IsLeak).Select(f => FormattableString.Invariant(
            $"of the {f.N} rows with '{f.Feature}' {f.OverturnedShare:0.0%} were overturned")));
        reasons.AddRange(LeakPurity.LateDates(set.Items));
        var hasUncut = set.Items.Any(i => i.Uncut is { } uncut && uncut.Excisions.Count > 0);
        var (cut, gain) = hasUncut ? CutAndUncut(set, l2, options) : (double.NaN, null);
        return new LeakReport
        {
            Texts = screen.Texts,
            ResidualShare = screen.Share,
            LookedFor = VerdictCutter.ResidualStrings,
            LeftOut = screen.LeftOut,
            Sentences = screen.Sentences,
            CutAuc = cut,
            UncutAuc = gain is null ? double.NaN : cut + gain.Auc.Value,
            UncutGain = gain,
            Features = features,
            Pure = pure,
            Tripped = reasons.Count > 0,
            Reasons = reasons,
        };
    }

    // The same features, learner and folds on the text as it is and on the text before cutting.
    private static (double Cut, AucDifference Gain) CutAndUncut(TrainingSet set, double l2, TrainingOptions options)
    {
        var kept = Sample(set, l2, options);
        var uncut = Sample(set with { Items = [.. set.Items.Select(Uncut)] }, l2, options);
        var pair = new ClusterBootstrap(set.Clusters, options.BootstrapResamples, options.Seed).Compare(uncut, kept);
        return (pair.Auc.Second, new(new Estimate(pair.Auc.Difference, pair.Auc.Low, pair.Auc.High)));
    }

    private static List<string> Reasons(
        IReadOnlyList<FeatureAuc> features, IReadOnlyList<bool> overturned, MetricReport model,
        VerdictScreen screen, bool hasText)
    {
        var reasons = new List<string>();
        var positives = overturned.Count(o => o);
        reasons.AddRange(features
            .Where(f => LowerEnd(f.Auc, positives, overturned.Count - positives) > FeatureLimit)
            .Select(f => FormattableString.Invariant($"feature '{f.Feature}' alone has AUC {f.Auc:0.000}")));
        var limit = hasText ? TextModelLimit : CodedModelLimit;
        var low = model.Auc.HasInterval
            ? model.Auc.Low
            : LowerEnd(model.Auc.Value, positives, overturned.Count - positives);
        if (low > limit)
        {
            reasons.Add(FormattableString.Invariant(
                $"the model's AUC is {model.Auc.Value:0.000} ({low:0.000} or more), above {limit:0.00}"));
        }

        if (screen.Stating > screen.LeftOut)
        {
            reasons.Add(FormattableString.Invariant(
                $"{screen.Share:0.0%} of the clinical texts still state a verdict, more than can be left out")
                + FormattableString.Invariant($" ({VerdictScreen.MostLeftOut:0%})"));
        }

        return reasons;
    }

    private static DecidedItem Uncut(DecidedItem item) =>
        item.Uncut is { } uncut ? item with { Item = item.Item with { ClinicalText = uncut.Text } } : item;

    private static RankedSample Sample(TrainingSet set, double l2, TrainingOptions options)
    {
        var scores = new double[set.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism };
        Parallel.ForEach(Fold.Each(set.Folds(options.Folds, options.Seed)), limits, fold =>
        {
            var learn = set.Of(fold.Learn);
            var space = learn.Space(options.Plain.Features);
            var fitted = LinearFit.Train(
                new MLContext(options.Seed), [.. learn.Items.Select(i => space.Transform(i.Item))], learn.Overturned,
                learn.RecencyWeights(0), space.Names.Count, l2);
            foreach (var i in fold.Check)
            {
                scores[i] = Logistic.Sigmoid(fitted.Score(space.Transform(set.Items[i].Item)));
            }
        });
        return new RankedSample(set.Overturned, scores);
    }

    // Rates count outcomes, so a row's own rates are counted without its fold; every other value is the item's own.
    private static IReadOnlyList<FeatureAuc> FeatureAucs(
        TrainingSet set, FeatureSpace space, IReadOnlyList<FeatureRow> rows)
    {
        var sparse = space.Names.Count;
        var columns = new List<(float Value, bool Overturned)>?[sparse + FeatureSpace.DenseNames.Count];
        void Add(int column, float value, bool overturned) => (columns[column] ??= []).Add((value, overturned));
        for (var i = 0; i < rows.Count; i++)
        {
            for (var k = 0; k < rows[i].Indices.Length; k++)
            {
                Add(rows[i].Indices[k], rows[i].Values[k], set.Overturned[i]);
            }

            for (var k = 0; k < rows[i].Dense.Length; k++)
            {
                if (rows[i].Dense[k] != FeatureRow.Unknown)
                {
                    Add(sparse + k, rows[i].Dense[k], set.Overturned[i]);
                }
            }
        }

        var names = space.Names.Concat(FeatureSpace.DenseNames).ToList();
        var positives = set.Overturned.Count(o => o);
        return
        [
            .. Enumerable.Range(0, columns.Length)
                .Where(c => columns[c]?.Count >= FewestRows)
                .Select(c => (
                    Name: names[c], Area: SparseAuc.Compute(columns[c]!, set.Count, positives), columns[c]!.Count))
                .Select(f => new FeatureAuc(f.Name, Math.Max(f.Area, 1 - f.Area), f.Count, f.Area > 0.5))
                .OrderByDescending(f => f.Auc)
                .ThenBy(f => f.Feature, StringComparer.Ordinal)
                .Take(Shown),
        ];
    }

    private static double LowerEnd(double auc, int positives, int negatives)
    {
        var (one, two) = (auc / (2 - auc), 2 * auc * auc / (1 + auc));
        var variance = ((auc * (1 - auc)) + ((positives - 1) * (one - (auc * auc)))
            + ((negatives - 1) * (two - (auc * auc)))) / ((double)positives * negatives);
        return auc - (1.96 * Math.Sqrt(Math.Max(variance, 0)));
    }
}
