using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace ImrPredict.Training;

/// <summary>Trees on the dense part of the rows and the out-of-fold linear score.</summary>
internal static class TreeFit
{
    /// <summary>The column that trees read.</summary>
    public const string Input = "TreeFeatures";

    /// <summary>Joins the dense part and the linear score into the column that trees read.</summary>
    public static ITransformer Joined(MLContext context, IDataView view) => context.Transforms
        .Concatenate(Input, nameof(LearnerRow.Dense), nameof(LearnerRow.LinearScore))
        .Fit(view);

    /// <summary>Fits FastTree: few leaves, many rows a leaf, since the signal is weak and drifts.</summary>
    public static ITransformer FastTree(MLContext context, IDataView joined, int rows, int seed) =>
        context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(LearnerRow.Label),
            FeatureColumnName = Input,
            ExampleWeightColumnName = nameof(LearnerRow.Weight),
            NumberOfTrees = 120,
            NumberOfLeaves = 5,
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = LeastRows(rows),
            FeatureFraction = 0.7,
            Seed = seed,
            FeatureSelectionSeed = seed,
        }).Fit(joined);

    /// <summary>Fits LightGBM with like settings.</summary>
    public static ITransformer LightGbm(MLContext context, IDataView joined, int rows, int seed) =>
        context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            LabelColumnName = nameof(LearnerRow.Label),
            FeatureColumnName = Input,
            ExampleWeightColumnName = nameof(LearnerRow.Weight),
            NumberOfIterations = 120,
            NumberOfLeaves = 5,
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = LeastRows(rows),
            Booster = new Microsoft.ML.Trainers.LightGbm.GradientBooster.Options { L2Regularization = 5 },
            NumberOfThreads = 1,
            Seed = seed,
        }).Fit(joined);

    private static int LeastRows(int rows) => Math.Clamp(rows / 200, 8, 40);
}
