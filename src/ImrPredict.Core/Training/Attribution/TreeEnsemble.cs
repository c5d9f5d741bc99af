using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// The trees of one learner, taken out of ML.NET's model: their sum is the learner's log-odds, and can be told apart by
/// feature. ML.NET's raw score is no log-odds: its calibrator says by how much to multiply it. Immutable.
/// </summary>
internal sealed class TreeEnsemble
{
    private readonly FlatTree[] trees;
    private readonly double bias;

    private TreeEnsemble(
        RegressionTreeEnsemble ensemble, double scale, IReadOnlyList<IReadOnlyList<double>>? leafRows, TreeInput input)
    {
        trees =
        [
            .. ensemble.Trees.Select((tree, i) => FlatTree.Of(
                tree, scale * ensemble.TreeWeights[i], leafRows?[i], input.PlaceOf)),
        ];
        bias = scale * ensemble.Bias;
        BaseValue = bias + trees.Sum(tree => tree.Expected);
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
        .. StepsOf(chain)
            .Where(step => EnsembleOf(step) is not null)
            .Select((step, i) => new TreeEnsemble(EnsembleOf(step)!, ScaleOf(step), leafRows?[i], input)),
    ];

    /// <summary>ML.NET's numbers of the columns that the trees of a chain look at, ascending.</summary>
    public static IReadOnlyList<int> ColumnsOf(ITransformer chain) =>
    [
        .. StepsOf(chain).Select(EnsembleOf).OfType<RegressionTreeEnsemble>()
            .SelectMany(ensemble => ensemble.Trees)
            .SelectMany(tree => tree.NumericalSplitFeatureIndexes)
            .Distinct().Order(),
    ];

    /// <summary>Log-odds for each unit of a tree learner's raw score.</summary>
    public static double ScaleOf(ITransformer learner) =>
        learner is not ISingleFeaturePredictionTransformer<object> { Model: var model } ? 1 : model switch
        {
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> fast =>
                -fast.Calibrator.Slope,
            CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> light =>
                -light.Calibrator.Slope,
            _ => 1,
        };

    /// <summary>The learner's log-odds.</summary>
    public double Score(ReadOnlySpan<float> row)
    {
        var sum = bias;
        foreach (var tree in trees)
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
        foreach (var tree in trees)
        {
            tree.AddContributions(row, contributions);
        }
    }

    /// <summary>Counts the rows that reach each leaf, by tree and leaf.</summary>
    public IReadOnlyList<IReadOnlyList<double>> LeafRows(IReadOnlyList<float[]> rows) =>
    [
        .. trees.Select(tree =>
        {
            var counts = new double[tree.Leaves];
            foreach (var row in rows)
            {
                counts[tree.LeafOf(row)]++;
            }

            return counts;
        }),
    ];

    private static IEnumerable<ITransformer> StepsOf(ITransformer chain) =>
        chain is IEnumerable<ITransformer> steps ? steps : [chain];

    private static RegressionTreeEnsemble? EnsembleOf(ITransformer step) =>
        step is not ISingleFeaturePredictionTransformer<object> { Model: var model } ? null : model switch
        {
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> fast =>
                fast.SubModel.TrainedTreeEnsemble,
            CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> light =>
                light.SubModel.TrainedTreeEnsemble,
            _ => null,
        };
}
