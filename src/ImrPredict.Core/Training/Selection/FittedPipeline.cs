using ImrPredict.Cases;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// Everything that training makes of one set of rows and nothing else: settings chosen, learners fitted, each candidate
/// calibrated, the best one named. Fitting it on training rows and asking it about test rows is honest by construction.
/// </summary>
internal sealed class FittedPipeline
{
    private FittedPipeline(StackedModel model, LearnerSettings settings) => (Model, Settings) = (model, settings);

    /// <summary>The learners.</summary>
    public StackedModel Model { get; }

    /// <summary>Settings that selection chose.</summary>
    public LearnerSettings Settings { get; }

    /// <summary>What selection tried.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Weight of each learner in the blend.</summary>
    public required IReadOnlyList<double> Mix { get; init; }

    /// <summary>Candidates: each member, and the blend where there is more than one.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Calibration of each candidate.</summary>
    public required IReadOnlyList<ScoreCalibration> Calibrations { get; init; }

    /// <summary>Place of the candidate to save: the blend, or a learner that has all its weight.</summary>
    public required int Selected { get; init; }

    /// <summary>Intervals of the selected candidate.</summary>
    public required VennAbers Intervals { get; init; }

    /// <summary>
    /// The selected candidate's calibrated probabilities of rows that were held out while it was fitted.
    /// </summary>
    public required IReadOnlyList<double> HeldOutProbabilities { get; init; }

    /// <summary>Seconds that it took to fit each candidate alone on all rows.</summary>
    public IReadOnlyList<double> Seconds =>
        Candidates.Count == Model.Members.Count ? Model.Seconds : [.. Model.Seconds, Model.TotalSeconds];

    /// <summary>Fits on a set.</summary>
    public static FittedPipeline Fit(TrainingSet set, TrainingOptions options, CancellationToken cancel)
    {
        var plan = ValidationPlan.For(set, options);
        var (settings, trials) = HyperparameterSearch.Choose(set, plan, options, cancel);
        var held = OutOfFoldScores.Predict(set, plan, settings, options, cancel);
        var model = StackedModel.Fit(set, settings, options, cancel);
        var mix = BlendWeights.Fit(held.Scores, held.Overturned, held.Weights);
        var candidates = WithBlend(held.Scores, mix);
        var calibrations = candidates
            .Select(scores => CalibrationChoice.Fit(scores, held.Overturned, held.Weights, held.Parts))
            .ToList();
        var alone = mix.ToList().IndexOf(1);
        var selected = alone >= 0 ? alone : candidates.Count - 1;
        return new FittedPipeline(model, settings)
        {
            Trials = trials,
            Mix = mix,
            Candidates = model.Members.Count == 1 ? model.Members : [.. model.Members, CandidateNames.Blend],
            Calibrations = calibrations,
            Selected = selected,
            Intervals = VennAbers.Fit(candidates[selected], held.Overturned),
            HeldOutProbabilities = [.. candidates[selected].Select(calibrations[selected].Probability)],
        };
    }

    /// <summary>Calibrated probability of overturn by each candidate.</summary>
    /// <param name="items">Rows, none of which the pipeline was fitted on where the figures must be honest.</param>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(IReadOnlyList<DisputedItem> items) =>
    [
        .. WithBlend(Model.Score(items), Mix).Select(
            (scores, c) => (IReadOnlyList<double>)[.. scores.Select(Calibrations[c].Probability)]),
    ];

    /// <summary>The learners of the selected candidate, without those that have no weight in it.</summary>
    public LearnerMix SelectedLearners()
    {
        var asked = Candidates[Selected] == CandidateNames.Blend
            ? Model.Members.Zip(Mix).Where(member => member.Second > 0).ToList()
            : [(Candidates[Selected], 1.0)];
        List<string> members = [.. asked.Select(member => member.First)];
        return new LearnerMix(
            Model.Space, Model.ChainOf(members), Model.Linear, members, [.. asked.Select(member => member.Second)]);
    }

    private static IReadOnlyList<IReadOnlyList<double>> WithBlend(
        IReadOnlyList<IReadOnlyList<double>> scores, IReadOnlyList<double> mix) =>
        scores.Count == 1 ? scores : [.. scores, BlendWeights.Mixed(scores, mix)];
}
