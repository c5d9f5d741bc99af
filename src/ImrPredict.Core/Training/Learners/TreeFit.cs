using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace ImrPredict.Training.Learners;

/// <summary>Trees on the dense part of the rows and the out-of-fold linear score.</summary>
internal static class TreeFit
{
    /// <summary>The column that trees read.</summary>
    public const string Input = "TreeFeatures";

    private const int FewRows = 2000;

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
            NumberOfTrees = Trees(rows),
            NumberOfLeaves = Leaves(rows),
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = LeastRows(rows),
            FeatureFraction = 0.7,
            NumberOfThreads = 1,
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
            NumberOfIterations = Trees(rows),
            NumberOfLeaves = Leaves(rows),
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = LeastRows(rows),
            Booster = new Microsoft.ML.Trainers.LightGbm.GradientBooster.Options { L2Regularization = 5 },
            NumberOfThreads = 1,
            Seed = seed,
        }).Fit(joined);

    // Few rows: stumps and few of them, or the trees only learn the noise of the stacked score.
    private static int Trees(int rows) => rows < FewRows ? 40 : 120;

    private static int Leaves(int rows) => rows < FewRows ? 3 : 5;

    private static int LeastRows(int rows) => Math.Clamp(rows / 20, 8, 40);
}
