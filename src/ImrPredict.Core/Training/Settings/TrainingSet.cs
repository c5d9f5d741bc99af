using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Encoding;

namespace ImrPredict.Training.Settings;

/// <summary>Rows to learn from, with their clusters.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Clusters">Cluster of each row.</param>
/// <param name="Encoder">Reads the texts as a whole; null where that is off.</param>
internal sealed record TrainingSet(
    IReadOnlyList<DecidedItem> Items, IReadOnlyList<int> Clusters, TextEncoder? Encoder = null)
{
    /// <summary>Rows.</summary>
    public int Count => Items.Count;

    /// <summary>Outcome of each row.</summary>
    public IReadOnlyList<bool> Overturned { get; } = [.. Items.Select(i => i.Overturned)];

    /// <summary>Some of the rows.</summary>
    public TrainingSet Of(IEnumerable<int> rows)
    {
        var kept = rows.ToList();
        return new TrainingSet([.. kept.Select(r => Items[r])], [.. kept.Select(r => Clusters[r])], Encoder);
    }

    /// <summary>The feature space of these rows, all of the same weight.</summary>
    public FeatureSpace Space(FeatureOptions options) =>
        FeatureSpace.Fit(Items, [.. Items.Select(_ => 1.0)], options, Encoder);

    /// <summary>Folds that keep clusters whole.</summary>
    public IReadOnlyList<int> Folds(int folds, int seed) => GroupedFolds.Assign(Clusters, Overturned, folds, seed);

    /// <summary>Weight of each row: halved for every half-life that its year is behind the latest.</summary>
    /// <param name="halfLifeYears">0 gives 1 to all; rows without a year have 1.</param>
    public IReadOnlyList<double> RecencyWeights(double halfLifeYears)
    {
        var latest = Items.Max(i => i.Year);
        return halfLifeYears <= 0 || latest is null
            ? [.. Items.Select(_ => 1.0)]
            : [.. Items.Select(i => Math.Pow(0.5, (latest.Value - (i.Year ?? latest.Value)) / halfLifeYears))];
    }
}
