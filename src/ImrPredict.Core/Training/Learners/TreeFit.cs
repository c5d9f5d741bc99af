using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace ImrPredict.Training.Learners;

/// <summary>Trees on the dense part of the rows.</summary>
internal static class TreeFit
{
    /// <summary>The column that trees read.</summary>
    public const string Column = "TreeFeatures";

    private const int FewRows = 2000;

    /// <summary>The step that makes the column that trees read of the dense part.</summary>
    public static ITransformer Input(MLContext context, IDataView view) =>
        context.Transforms.CopyColumns(Column, nameof(LearnerRow.Dense)).Fit(view);

    /// <summary>Fits FastTree: few leaves, many rows a leaf, since the signal is weak and drifts.</summary>
    public static ITransformer FastTree(MLContext context, IDataView input, int rows, int seed) =>
        context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(LearnerRow.Label),
            FeatureColumnName = Column,
            ExampleWeightColumnName = nameof(LearnerRow.Weight),
            NumberOfTrees = Trees(rows),
            NumberOfLeaves = Leaves(rows),
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = LeastRows(rows),
            FeatureFraction = 0.7,
            NumberOfThreads = 1,
            Seed = seed,
            FeatureSelectionSeed = seed,
        }).Fit(input);

    // Few rows: stumps and few of them, or the trees only learn noise.
    private static int Trees(int rows) => rows < FewRows ? 40 : 120;

    private static int Leaves(int rows) => rows < FewRows ? 3 : 5;

    private static int LeastRows(int rows) => Math.Clamp(rows / 20, 8, 40);
}
