using ImrPredict.Cases;
using ImrPredict.Evaluation;
using ImrPredict.Text;
using Microsoft.ML;

namespace ImrPredict.Training;

/// <summary>
/// Looks for figures that are too good to be true. It trips when a single feature of at least 30 rows has an AUC above
/// 0.80, when the model's AUC is surely (lower end of its interval) above 0.85, or 0.80 on coded rows without text, or
/// when more than 1 % of the clinical texts still hold a verdict phrase.
/// </summary>
internal static class LeakSentinel
{
    private const double FeatureLimit = 0.80;
    private const double TextModelLimit = 0.85;
    private const double CodedModelLimit = 0.80;
    private const double ResidualLimit = 0.01;
    private const int FewestRows = 30;
    private const int Shown = 10;

    /// <summary>Looks at the rows and the model's figures.</summary>
    /// <param name="set">All rows.</param>
    /// <param name="model">Figures of the selected candidate.</param>
    /// <param name="l2">Penalty of the regressions on cut and uncut text.</param>
    /// <param name="options">Settings.</param>
    public static LeakReport Inspect(TrainingSet set, MetricReport model, double l2, TrainingOptions options)
    {
        var texts = set.Items.Where(i => i.Item.ClinicalText.Length > 0).ToList();
        var residual = texts.Count == 0
            ? double.NaN
            : texts.AsParallel().Count(i => StatesVerdict(i.Item))
                / (double)texts.Count;
        var features = FeatureAucs(set, options);
        var reasons = Reasons(features, model, residual, texts.Count > set.Count / 2);
        var hasUncut = set.Items.Any(i => i.Uncut is { } uncut && uncut.Excisions.Count > 0);
        return new LeakReport
        {
            ResidualShare = residual,
            CutAuc = hasUncut ? Auc(set, l2, options) : double.NaN,
            UncutAuc = hasUncut ? Auc(set with { Items = [.. set.Items.Select(Uncut)] }, l2, options) : double.NaN,
            Features = features,
            Tripped = reasons.Count > 0,
            Reasons = reasons,
        };
    }

    private static List<string> Reasons(
        IReadOnlyList<FeatureAuc> features, MetricReport model, double residual, bool hasText)
    {
        var reasons = new List<string>();
        reasons.AddRange(features
            .Where(f => f.Auc > FeatureLimit)
            .Select(f => FormattableString.Invariant($"feature '{f.Feature}' alone has AUC {f.Auc:0.000}")));
        var limit = hasText ? TextModelLimit : CodedModelLimit;
        if (model.AucLow > limit)
        {
            reasons.Add(FormattableString.Invariant(
                $"the model's AUC is {model.Auc:0.000} ({model.AucLow:0.000} or more), above {limit:0.00}"));
        }

        if (residual > ResidualLimit)
        {
            reasons.Add(FormattableString.Invariant($"{residual:0.0%} of the clinical texts still state a verdict"));
        }

        return reasons;
    }

    private static DecidedItem Uncut(DecidedItem item) =>
        item.Uncut is { } uncut ? item with { Item = item.Item with { ClinicalText = uncut.Text } } : item;

    private static double Auc(TrainingSet set, double l2, TrainingOptions options)
    {
        var folds = set.Folds(options.Folds, options.Seed);
        var scores = new double[set.Count];
        Parallel.For(0, folds.Max() + 1, new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism }, fold =>
        {
            var learn = set.Of(Enumerable.Range(0, set.Count).Where(i => folds[i] != fold));
            var space = learn.Space(options.Features);
            var fitted = LinearFit.Train(
                new MLContext(options.Seed), [.. learn.Items.Select(i => space.Transform(i.Item))], learn.Overturned,
                learn.RecencyWeights(0), space, l2);
            foreach (var i in Enumerable.Range(0, set.Count).Where(i => folds[i] == fold))
            {
                scores[i] = LogisticFit.Sigmoid(fitted.Score(space.Transform(set.Items[i].Item)));
            }
        });
        return new RankedSample(set.Overturned, scores).Metrics().Auc;
    }

    private static IReadOnlyList<FeatureAuc> FeatureAucs(TrainingSet set, TrainingOptions options)
    {
        var space = set.Space(options.Features);
        var rows = set.Items.Select(i => space.Transform(i.Item)).ToList();
        var columns = new List<(float Value, bool Overturned)>?[space.Names.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var k = 0; k < rows[i].Indices.Length; k++)
            {
                (columns[rows[i].Indices[k]] ??= []).Add((rows[i].Values[k], set.Overturned[i]));
            }
        }

        var positives = set.Overturned.Count(o => o);
        return
        [
            .. columns.Select((column, c) => (column, name: space.Names[c]))
                .Where(pair => pair.column?.Count >= FewestRows)
                .Select(pair => new FeatureAuc(
                    pair.name, SparseAuc.Of(pair.column!, set.Count, positives), pair.column!.Count))
                .OrderByDescending(f => f.Auc)
                .ThenBy(f => f.Feature, StringComparer.Ordinal)
                .Take(Shown),
        ];
    }

    private static bool StatesVerdict(DisputedItem item) =>
        VerdictCutter.Residual(item.ClinicalText, item.ClinicalTextKind ?? ClinicalTextKind.TreatingReport).Count > 0;
}
