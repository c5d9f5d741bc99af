using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace ImrPredict.Training.Learners;

/// <summary>Takes the trees out of ML.NET's learners.</summary>
internal static class LearnedTrees
{
    /// <summary>
    /// The tree ensembles of a chain in its order, each with the log-odds of a unit of its raw score.
    /// </summary>
    public static IReadOnlyList<(RegressionTreeEnsemble Trees, double Scale)> Of(ITransformer chain) =>
    [
        .. (chain as IEnumerable<ITransformer> ?? [chain]).Select(Read)
            .Where(found => found is not null).Select(found => found!.Value),
    ];

    /// <summary>
    /// Log-odds for each unit of a tree learner's raw score, which is no log-odds: its calibrator says by how much to
    /// multiply it.
    /// </summary>
    public static double ScaleOf(ITransformer learner) => Read(learner)?.Scale ?? 1;

    private static (RegressionTreeEnsemble Trees, double Scale)? Read(ITransformer step) =>
        (step as ISingleFeaturePredictionTransformer<object>)?.Model switch
        {
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> fast =>
                (fast.SubModel.TrainedTreeEnsemble, -fast.Calibrator.Slope),
            CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> light =>
                (light.SubModel.TrainedTreeEnsemble, -light.Calibrator.Slope),
            _ => null,
        };
}
