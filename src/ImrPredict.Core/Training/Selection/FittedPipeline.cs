using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// Everything that training makes of one set of rows and nothing else: settings chosen, learners fitted, their log-odds
/// fused, and the sum calibrated. Fitting it on training rows and asking it about test rows is honest by construction.
/// </summary>
internal sealed class FittedPipeline
{
    // Of each learner by itself, then of all together.
    private readonly IReadOnlyList<CalibratedFusion> _sums;

    private FittedPipeline(FittedLearners model, LearnerSettings settings, IReadOnlyList<CalibratedFusion> sums) =>
        (Model, Settings, _sums) = (model, settings, sums);

    /// <summary>The learners.</summary>
    public FittedLearners Model { get; }

    /// <summary>Settings that selection chose.</summary>
    public LearnerSettings Settings { get; }

    /// <summary>What selection tried.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Candidates: each learner, and the sum where there is more than one.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Calibration of each candidate.</summary>
    public IReadOnlyList<ScoreCalibration> Calibrations => [.. _sums.Select(sum => sum.Calibration)];

    /// <summary>Place of the candidate to save: the sum, or the only learner.</summary>
    public int Selected => Candidates.Count - 1;

    /// <summary>Intervals of the selected candidate.</summary>
    public required VennAbers Intervals { get; init; }

    /// <summary>
    /// The selected candidate's calibrated probabilities of rows that were held out while it was fitted.
    /// </summary>
    public required IReadOnlyList<double> HeldOutProbabilities { get; init; }

    /// <summary>Scores of held-out rows, before they are added up.</summary>
    public required OutOfFoldScores Held { get; init; }

    /// <summary>Seconds that it took to fit each candidate alone on all rows.</summary>
    public IReadOnlyList<double> Seconds =>
        Candidates.Count == Model.Members.Count ? Model.Seconds : [.. Model.Seconds, Model.TotalSeconds];

    /// <summary>Fits on a set.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="options">Settings.</param>
    /// <param name="cancel">Stops between fits.</param>
    /// <param name="settings">Settings of the learners; null lets selection choose.</param>
    public static FittedPipeline Fit(
        TrainingSet set, TrainingOptions options, CancellationToken cancel, LearnerSettings? settings = null)
    {
        var plan = ValidationPlan.For(set, options);
        var members = NotNone(LearnersFor(set, options), options);
        var folds = FoldLearning.ReadAll(set, plan, options, cancel);
        IReadOnlyList<Trial> trials = [];
        if (settings is null)
        {
            (settings, trials) = SettingsSearch.Choose(set, folds, plan.IsByYear, members, options, cancel);
        }

        var held = OutOfFoldScores.Predict(set, folds, members, settings, options.Parallelism, cancel);
        var model = FittedLearners.Fit(set, members, settings, options, cancel);
        return Calibrate(model, settings, held, trials);
    }

    /// <summary>Adds up and calibrates fitted learners by scores of rows that were held out.</summary>
    /// <param name="model">The learners.</param>
    /// <param name="settings">Their settings.</param>
    /// <param name="held">Scores of rows that learners like these had not seen.</param>
    /// <param name="trials">What selection tried.</param>
    public static FittedPipeline Calibrate(
        FittedLearners model, LearnerSettings settings, OutOfFoldScores held, IReadOnlyList<Trial> trials)
    {
        var each = Enumerable.Range(0, model.Members.Count)
            .Select(member => CalibratedFusion.Fit(model.Members, [member], held)).ToList();
        List<CalibratedFusion> sums = each.Count == 1
            ? each
            : [.. each, CalibratedFusion.Fit(model.Members, [.. Enumerable.Range(0, each.Count)], held)];
        var selected = sums[^1].LogOdds(held.Scores, held.Kinds);
        return new FittedPipeline(model, settings, sums)
        {
            Trials = trials,
            Candidates =
            [
                .. model.Members.Select(member => member.Name),
                .. model.Members.Count == 1 ? Array.Empty<string>() : [CandidateNames.Fused],
            ],
            Intervals = VennAbers.Fit(selected, held.Overturned),
            HeldOutProbabilities = [.. selected.Select(sums[^1].Calibration.Probability)],
            Held = held,
        };
    }

    /// <summary>Calibrated probability of overturn by each candidate.</summary>
    /// <param name="items">Rows, none of which the pipeline was fitted on where the figures must be honest.</param>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(IReadOnlyList<DisputedItem> items)
    {
        var rows = items.Select(Model.Space.Transform).ToList();
        var scores = Model.Score(rows);
        var kinds = rows.ConvertAll(row => row.Kind);
        return [.. _sums.Select(sum => sum.Probabilities(scores, kinds))];
    }

    /// <summary>The learners of the selected candidate, without those that have no weight in it.</summary>
    public LearnerMix SelectedLearners()
    {
        var sum = _sums[^1];
        List<int> kept = [.. Enumerable.Range(0, sum.Places.Count).Where(sum.Fusion.Asks)];
        if (kept.Count == 0)
        {
            // None foretells held-out rows: the model is their rate, and keeps one learner that says nothing.
            kept = [0];
        }

        return Model.Mix(sum.Fusion.Only(kept), [.. kept.Select(place => sum.Places[place])]);
    }

    /// <summary>The learners that were found, at least one.</summary>
    /// <param name="found">Those that rows teach.</param>
    /// <param name="options">Those that were asked for.</param>
    /// <exception cref="ImrPredictException">There is none.</exception>
    public static IReadOnlyList<ViewLearner> NotNone(IReadOnlyList<ViewLearner> found, TrainingOptions options) =>
        found.Count > 0
            ? found
            : throw new ImrPredictException(
                $"training: no row has what the learners {string.Join(", ", options.Candidates)} read; name others in "
                + "'candidates' of the options.");

    /// <summary>The learners that the options ask for and that rows of both outcomes teach.</summary>
    public static IReadOnlyList<ViewLearner> LearnersFor(TrainingSet set, TrainingOptions options)
    {
        bool IsSeen(ViewLearner learner)
        {
            var seen = Enumerable.Range(0, set.Count)
                .Where(i => (FeatureSpace.KindOf(set.Items[i].Item) & learner.Needs) == learner.Needs).ToList();
            return seen.Exists(i => set.Overturned[i]) && seen.Exists(i => !set.Overturned[i]);
        }

        return
        [
            .. ViewLearner.All.Where(learner => options.Candidates.Contains(learner.Name) && IsSeen(learner)),
        ];
    }
}
