using ImrPredict.Features;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Model;

/// <summary>Everything that scoring needs, as it is stored in <c>model.zip</c>.</summary>
/// <param name="Learners">Features and learners.</param>
/// <param name="Background">The rows that contributions are measured against.</param>
/// <param name="Settings">The other parameters that training learnt.</param>
internal sealed record ModelParts(LearnerMix Learners, Background Background, LearnedParameters Settings)
{
    /// <summary>How an item becomes numbers.</summary>
    public FeatureSpace Space => Learners.Space;

    /// <summary>The parts of a fitted pipeline, without learners that the selected candidate does not ask.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="set">The rows that it was fitted on.</param>
    public static ModelParts Assemble(FittedPipeline pipeline, TrainingSet set)
    {
        var learners = pipeline.SelectedLearners();
        return Assemble(
            learners, Background.Measure(learners, set.Items), pipeline.Candidates[pipeline.Selected],
            pipeline.Calibrations[pipeline.Selected], pipeline.Intervals, set);
    }

    /// <summary>The parts of learners that are fitted and calibrated.</summary>
    /// <param name="learners">The learners.</param>
    /// <param name="background">The rows that contributions are measured against.</param>
    /// <param name="selected">Name of the candidate.</param>
    /// <param name="calibration">From log-odds to probability.</param>
    /// <param name="intervals">Probability intervals.</param>
    /// <param name="set">The rows learnt from; rates are counted on them.</param>
    public static ModelParts Assemble(
        LearnerMix learners, Background background, string selected, ScoreCalibration calibration, VennAbers intervals,
        TrainingSet set) => new(
        learners,
        background,
        new LearnedParameters
        {
            Selected = selected,
            Members = [.. learners.Members.Select(member => member.Name)],
            Fusion = learners.Fusion,
            Calibration = calibration,
            Intervals = intervals,
            BaseRates = BaseRates.Count(set),
            Cohorts = CohortRate.Count(set),
        });
}
