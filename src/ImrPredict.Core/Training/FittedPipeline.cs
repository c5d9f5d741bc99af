using ImrPredict.Cases;
using ImrPredict.Evaluation;

namespace ImrPredict.Training;

/// <summary>
/// Everything that training makes of one set of rows and nothing else: settings chosen, learners fitted, each candidate
/// calibrated, the best one named. Fitting it on training rows and asking it about test rows is honest by construction.
/// </summary>
internal sealed class FittedPipeline
{
    private FittedPipeline(StackedModel model, LearnerSettings settings) => (Model, Settings) = (model, settings);

    /// <summary>The learners.</summary>
    public StackedModel Model { get; }

    /// <summary>What selection settled.</summary>
    public LearnerSettings Settings { get; }

    /// <summary>What selection tried.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Candidates: each member, and the blend where there is more than one.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Calibration of each candidate.</summary>
    public required IReadOnlyList<ScoreCalibration> Calibrations { get; init; }

    /// <summary>Place of the best candidate by log-loss on held-out training rows.</summary>
    public required int Selected { get; init; }

    /// <summary>Intervals of the selected candidate.</summary>
    public required VennAbers Intervals { get; init; }

    /// <summary>The selected candidate's calibrated probabilities of rows that were held out while it was fitted.</summary>
    public required IReadOnlyList<double> HeldOutProbabilities { get; init; }

    /// <summary>Whether the held-out rows were years, each predicted from earlier ones.</summary>
    public required bool IsByYear { get; init; }

    /// <summary>Fits on a set.</summary>
    public static FittedPipeline Fit(TrainingSet set, TrainingOptions options, CancellationToken cancel)
    {
        var plan = ValidationPlan.For(set, options);
        var (settings, trials) = Selection.Choose(set, plan, options, cancel);
        var held = HeldOut.Predict(set, plan, settings, options, cancel);
        var model = StackedModel.Fit(set, settings, options, cancel);
        var calibrations = held.Scores
            .Select(scores => CalibrationChoice.Fit(scores, held.Overturned, held.Weights, held.Parts))
            .ToList();
        var selected = Best(held, calibrations);
        return new FittedPipeline(model, settings)
        {
            Trials = trials,
            Candidates = WithBlend(model.Members),
            Calibrations = calibrations,
            Selected = selected,
            Intervals = VennAbers.Fit(held.Scores[selected], held.Overturned),
            HeldOutProbabilities = [.. held.Scores[selected].Select(calibrations[selected].Probability)],
            IsByYear = plan.IsByYear,
        };
    }

    /// <summary>Calibrated probability of overturn by each candidate.</summary>
    /// <param name="items">Rows, none of which the pipeline was fitted on where the figures must be honest.</param>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(IReadOnlyList<DisputedItem> items) =>
    [
        .. WithBlend(Model.Score(items)).Select(
            (scores, c) => (IReadOnlyList<double>)[.. scores.Select(Calibrations[c].Probability)]),
    ];

    /// <summary>Scores of the members and, where there are several, their mean behind them.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> WithBlend(IReadOnlyList<IReadOnlyList<double>> scores) =>
        scores.Count == 1
            ? scores
            : [.. scores, [.. scores[0].Select((_, i) => scores.Average(member => member[i]))]];

    private static IReadOnlyList<string> WithBlend(IReadOnlyList<string> members) =>
        members.Count == 1 ? members : [.. members, CandidateNames.Blend];

    private static int Best(HeldOut held, List<ScoreCalibration> calibrations) =>
        Enumerable.Range(0, calibrations.Count)
            .OrderBy(c => held.Scores[c]
                .Select((score, i) => held.Weights[i] * LogLoss(calibrations[c].Probability(score), held.Overturned[i]))
                .Sum())
            .First();

    private static double LogLoss(double p, bool overturned) =>
        -Math.Log(Math.Max(overturned ? p : 1 - p, MetricSet.LogLossClip));
}
