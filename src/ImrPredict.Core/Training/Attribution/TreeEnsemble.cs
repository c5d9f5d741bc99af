using ImrPredict.Training.Learners;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// The trees of one learner, taken out of ML.NET's model: their sum is the learner's log-odds, and can be split by
/// feature. Immutable.
/// </summary>
internal sealed class TreeEnsemble
{
    private readonly FlatTree[] _trees;
    private readonly double _bias;

    private TreeEnsemble(
        RegressionTreeEnsemble ensemble, double scale, IReadOnlyList<IReadOnlyList<double>>? leafRows, TreeInput input)
    {
        _trees =
        [
            .. ensemble.Trees.Select((tree, i) => FlatTree.Of(
                tree, scale * ensemble.TreeWeights[i], leafRows?[i], input.PlaceOf)),
        ];
        _bias = scale * ensemble.Bias;
        BaseValue = _bias + _trees.Sum(tree => tree.Expected);
    }

    /// <summary>Mean log-odds over the background rows.</summary>
    public double BaseValue { get; }

    /// <summary>The ensembles of a chain, in its order.</summary>
    /// <param name="chain">The learners.</param>
    /// <param name="input">What they read of a row.</param>
    /// <param name="leafRows">Background rows by ensemble, tree and leaf; null counts every leaf once.</param>
    public static IReadOnlyList<TreeEnsemble> Of(
        ITransformer chain, TreeInput input, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>>? leafRows) =>
    [
        .. LearnedTrees.Of(chain).Select((found, i) => new TreeEnsemble(found.Trees, found.Scale, leafRows?[i], input)),
    ];

    /// <summary>The learner's log-odds.</summary>
    public double Score(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        foreach (var tree in _trees)
        {
            sum += tree.Score(row);
        }

        return sum;
    }

    /// <summary>
    /// Adds each feature's contribution; with <see cref="BaseValue"/> they add up to <see cref="Score"/>.
    /// </summary>
    public void AddContributions(ReadOnlySpan<float> row, Span<double> contributions)
    {
        foreach (var tree in _trees)
        {
            tree.AddContributions(row, contributions);
        }
    }

    /// <summary>Counts the rows that reach each leaf, by tree and leaf.</summary>
    public IReadOnlyList<IReadOnlyList<double>> LeafRows(IReadOnlyList<float[]> rows) =>
    [
        .. _trees.Select(tree =>
        {
            var counts = new double[tree.Leaves];
            foreach (var row in rows)
            {
                counts[tree.LeafOf(row)]++;
            }

            return counts;
        }),
    ];
}
