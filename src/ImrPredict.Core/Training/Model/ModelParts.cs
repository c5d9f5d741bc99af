using ImrPredict.Features;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Model;

/// <summary>Everything that scoring needs, as it stands in <c>model.zip</c>.</summary>
internal sealed record ModelParts(
    FeatureSpace Space,
    ITransformer Chain,
    LinearFit Linear,
    LearnedParameters Settings)
{
    /// <summary>The rows that contributions are measured against; null in packages of before.</summary>
    public Background? Background { get; init; }

    /// <summary>The parts of a fitted pipeline, without learners that the selected candidate does not ask.</summary>
    public static ModelParts Of(FittedPipeline pipeline, BaseRates baseRates, CohortRate cohorts)
    {
        var selected = pipeline.Candidates[pipeline.Selected];
        var mix = pipeline.Model.Members.Zip(pipeline.Mix, (name, weight) => (Name: name, Weight: weight))
            .Where(m => m.Weight > 0)
            .ToDictionary(m => m.Name, m => m.Weight);
        var members = selected == CandidateNames.Blend ? [.. mix.Keys] : new List<string> { selected };
        return new ModelParts(
            pipeline.Model.Space,
            pipeline.Model.ChainOf(members),
            pipeline.Model.Linear,
            new LearnedParameters
            {
                Selected = selected,
                Members = members,
                MemberWeights = members.Count == 1 ? [1] : [.. mix.Values],
                Calibration = pipeline.Calibrations[pipeline.Selected],
                Intervals = pipeline.Intervals,
                BaseRates = baseRates,
                Cohorts = cohorts,
            });
    }
}
