using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
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
    private readonly IReadOnlyList<Fusion> _fusions;

    private FittedPipeline(FittedLearners model, LearnerSettings settings, IReadOnlyList<Fusion> fusions) =>
        (Model, Settings, _fusions) = (model, settings, fusions);

    /// <summary>The learners.</summary>
    public FittedLearners Model { get; }

    /// <summary>Settings that selection chose.</summary>
    public LearnerSettings Settings { get; }

    /// <summary>What selection tried.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Candidates: each learner, and the sum where there is more than one.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Calibration of each candidate.</summary>
    public required IReadOnlyList<ScoreCalibration> Calibrations { get; init; }

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
        var members = LearnersFor(set, options);
        if (members.Count == 0)
        {
            throw new ImrPredictException(
                $"training: no row has what the learners {string.Join(", ", options.Candidates)} read; name others in "
                + "'candidates' of the options.");
        }

        var folds = plan.Folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold => FoldLearning.Read(set, fold, options)).ToList();
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
        var fusions = FusionsOf(model.Members, held);
        var candidates = fusions.Select(fusion => Sums(fusion.Members, fusion.Fusion, held.Scores, held.Kinds)).ToList();
        var calibrations = candidates
            .Select(scores => CalibrationChoice.Fit(scores, held.Overturned, held.Weights, held.Parts))
            .ToList();
        return new FittedPipeline(model, settings, [.. fusions.Select(fusion => fusion.Fusion)])
        {
            Trials = trials,
            Candidates =
            [
                .. model.Members.Select(member => member.Name),
                .. model.Members.Count == 1 ? Array.Empty<string>() : [CandidateNames.Fused],
            ],
            Calibrations = calibrations,
            Intervals = VennAbers.Fit(candidates[^1], held.Overturned),
            HeldOutProbabilities = [.. candidates[^1].Select(calibrations[^1].Probability)],
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
        return
        [
            .. _fusions.Select((fusion, c) => (IReadOnlyList<double>)
            [
                .. Sums(MembersOf(c), fusion, scores, kinds).Select(Calibrations[c].Probability),
            ]),
        ];
    }

    /// <summary>The learners of the selected candidate, without those that have no weight in it.</summary>
    public LearnerMix SelectedLearners()
    {
        var fusion = _fusions[^1];
        var members = MembersOf(_fusions.Count - 1);
        List<int> kept = [.. Enumerable.Range(0, members.Count).Where(fusion.Asks)];
        return Model.Mix(fusion.Only(kept), [.. kept.Select(place => members[place])]);
    }

    private static List<ViewLearner> LearnersFor(TrainingSet set, TrainingOptions options)
    {
        bool IsSeen(ViewLearner learner)
        {
            var seen = Enumerable.Range(0, set.Count)
                .Where(i => (FeatureSpace.KindOf(set.Items[i].Item) & learner.Needs) == learner.Needs).ToList();
            return seen.Exists(i => set.Overturned[i]) && seen.Exists(i => !set.Overturned[i]);
        }

        return
        [
            .. ViewLearner.All.Where(learner => options.Candidates.Contains(learner.Name) && IsSeen(learner)
                && (learner.Name != CandidateNames.Encoder || set.Encoder is not null)),
        ];
    }

    // Each learner by itself, then all together.
    private static List<(IReadOnlyList<int> Members, Fusion Fusion)> FusionsOf(
        IReadOnlyList<ViewLearner> members, OutOfFoldScores held)
    {
        (IReadOnlyList<int>, Fusion) Of(params int[] places) => (
            places,
            places.Length == 1 && members[places[0]].Needs == RowKind.None
                ? Fusion.Single
                : Fusion.Fit(
                    [.. places.Select(place => held.Scores[place])], held.Kinds, held.Overturned, held.Weights));
        var each = Enumerable.Range(0, members.Count).Select(member => Of(member)).ToList();
        return members.Count == 1 ? each : [.. each, Of([.. Enumerable.Range(0, members.Count)])];
    }

    private static List<double> Sums(
        IReadOnlyList<int> members, Fusion fusion, IReadOnlyList<IReadOnlyList<double>> scores,
        IReadOnlyList<RowKind> kinds)
    {
        var (sums, own) = (new List<double>(kinds.Count), new double[members.Count]);
        for (var row = 0; row < kinds.Count; row++)
        {
            for (var place = 0; place < own.Length; place++)
            {
                own[place] = scores[members[place]][row];
            }

            sums.Add(fusion.LogOdds(kinds[row], own));
        }

        return sums;
    }

    private IReadOnlyList<int> MembersOf(int candidate) =>
        candidate < Model.Members.Count ? [candidate] : [.. Enumerable.Range(0, Model.Members.Count)];
}
