using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training;

/// <summary>Learns a saved model again with new decisions: with its options and settings, without selection.</summary>
public static class ModelRefresh
{
    private const double MuchMissing = 0.1;

    /// <summary>
    /// Learns from all rows. A model of all rows but the later half of the new ones is judged on those beside the old
    /// model; what it says of them then helps to calibrate the model of all rows.
    /// </summary>
    /// <param name="place">The package, and whose signature it must have; it is read, not written.</param>
    /// <param name="items">Everything to learn from: what the old model learnt from, and new decisions.</param>
    /// <param name="progress">Called after each step; null for none.</param>
    /// <param name="cancel">Stops between fits.</param>
    /// <exception cref="LeakException">The leak sentinel tripped and the options do not allow it.</exception>
    /// <exception cref="ImrPredictException">
    /// The package cannot be read or was trained by several processes, or rows are too few.
    /// </exception>
    public static RefreshRun Learn(
        PackagePlace place, IReadOnlyList<DecidedItem> items, Action<TrainingProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var (old, manifest) = (ModelPackage.Load(place), ModelPackage.ReadManifest(place));
        if (old.Selected == CandidateNames.Distributed)
        {
            throw new ImrPredictException(
                $"{place}: was trained by several processes; train it again with --nodes.");
        }

        var options = ModelPackage.ReadOptions(place);
        var given = LastOfEach(items);
        var screen = VerdictScreen.Of(given);
        var sources = TrainingSources.Of(screen.Items, target: null);
        var everything = Enumerable.Range(0, screen.Items.Count).ToList();
        var leftOut = manifest.SourcesLeftOut ?? [];
        var kept = sources.Without(everything, leftOut);
        List<DecidedItem> decisions = [.. kept.Select(place => sources.Items[place])];
        TrainingSet.Check(decisions);
        var set = TrainingSet.Prepare(decisions, options);
        var learnt = ModelPackage.ReadLearntRows(place);
        var rows = RefreshRows.Find(set, learnt);
        var report = new RefreshReport
        {
            Old = new(old.Id, old.Sha256),
            NOld = set.Count - rows.New.Count,
            NNew = rows.New.Count,
            NRepeated = items.Count - given.Count + (sources.Repeated?.Rows ?? 0),
            NConflicting = sources.Repeated?.Conflicting ?? 0,
            NLeftOut = everything.Count(place => leftOut.Contains(sources.NameOf(place))),
            NLearntBefore = manifest.Data.Rows,
            MissingShare = learnt.ShareMissingFrom(items),
            Verdict = RefreshVerdict.NothingNew,
        };
        report = report with { Warnings = Warnings(report) };
        return rows.New.Count == 0 ? new(null, report) : Learn(
            new Given(place, set, sources.AllOf(kept), screen, rows, options, manifest), old, report, progress,
            cancel);
    }

    private static RefreshRun Learn(
        Given given, OutcomeModel old, RefreshReport report, Action<TrainingProgress>? progress,
        CancellationToken cancel)
    {
        void Tell(string stage, int step) => progress?.Invoke(new(stage, step, 4));
        var (set, options) = (given.Set, given.Options);
        var isPlain = old.Selected == CandidateNames.Plain;
        Tell("learning without the rows to judge on", 0);
        var learn = set.Of(given.Rows.Judged.Learn);
        var settings = given.SettingsFor(learn);
        var judged = Both(
            isPlain, () => FittedPipeline.Fit(learn, options, cancel, settings),
            () => FittedPipeline.Fit(learn, options.Plain, cancel));
        Tell("judging", 1);
        var check = set.Of(given.Rows.Judged.Check);
        var held = HeldOutPredictions.Predict(judged.Model, judged.Plain, learn, check);
        var before = old.Score([.. check.Items.Select(i => i.Item)]).Select(s => s.OverturnProbability);
        var metrics = new ClusterBootstrap(check.Clusters, options.BootstrapResamples, options.Seed)
            .Compare(held.Sample(held.Chosen), held.Sample([.. before]));
        var drift = DriftCheck.Compare(
            ModelPackage.ReadReference(given.Place), old, [.. given.Rows.New.Select(row => set.Items[row].Item)],
            [.. given.Rows.New.Select(row => (bool?)set.Overturned[row])]);
        Tell("learning from all rows", 2);
        var all = Both(
            isPlain, () => OnAll(judged.Model, set, given.Rows.Judged, options, cancel),
            () => OnAll(judged.Plain, set, given.Rows.Judged, options.Plain, cancel));
        Tell("looking for leaks", 3);
        var run = new JudgedModel(
            ModelParts.Assemble(all.Model, set), set, held, all.Model.HeldOutProbabilities, options)
        {
            LearntRows = given.LearntRows,
            Plain = isPlain ? null : ModelParts.Assemble(all.Plain, set),
            Design = string.Create(
                CultureInfo.InvariantCulture,
                $"refreshed: the later half of {given.Rows.New.Count} new rows judged by a model learnt without them"),
            Refit = "all",
        }.Finish(set, given.Screen, all.Plain.Settings.L2Of(CandidateNames.Plain));
        Tell("done", 4);
        return new(
            run with
            {
                Settings = all.Model.Settings,
                SourcesLeftOut = given.Manifest.SourcesLeftOut ?? [],
                Precedents = given.KeepsPrecedents ? run.Precedents : null,
                Report = run.Report with { NTrain = learn.Count, NDropped = set.Count - learn.Count - check.Count },
            },
            report with
            {
                Refreshed = new(run.Model.Id, run.Model.Sha256),
                NJudged = check.Count,
                Metrics = metrics,
                Verdict = RefreshReport.Judge(metrics),
                Drift = drift,
            });
    }

    private static (FittedPipeline Model, FittedPipeline Plain) Both(
        bool isPlain, Func<FittedPipeline> model, Func<FittedPipeline> plain)
    {
        if (isPlain)
        {
            var only = plain();
            return (only, only);
        }

        FittedPipeline? one = null, other = null;
        Parallel.Invoke(() => one = model(), () => other = plain());
        return (one!, other!);
    }

    // The same learners on all rows. They are calibrated by what was held out of the rows without the judged ones, and
    // by what was said of those.
    private static FittedPipeline OnAll(
        FittedPipeline judged, TrainingSet set, Fold fold, TrainingOptions options, CancellationToken cancel)
    {
        var model = FittedLearners.Fit(set, judged.Model.Members, judged.Settings, options, cancel);
        var rows = fold.Check.Select(i => judged.Model.Space.Transform(set.Items[i].Item)).ToList();
        var part = judged.Held.Parts.DefaultIfEmpty().Max() + 1;
        List<int> places = [.. judged.Held.Places.Select(place => fold.Learn[place]), .. fold.Check];
        var said = new OutOfFoldScores(
            fold.Check, [.. rows.Select(_ => part)], [.. rows.Select(row => row.Kind)],
            [.. fold.Check.Select(i => set.Overturned[i])], [.. fold.Check.Select(_ => 1.0)],
            judged.Model.Score(rows));
        var held = OutOfFoldScores.Join([judged.Held, said]) with { Places = places };
        return FittedPipeline.Calibrate(model, judged.Settings, held, []);
    }

    // An export holds what earlier ones hold; the row given last has the latest wording and outcome.
    private static List<DecidedItem> LastOfEach(IReadOnlyList<DecidedItem> items) =>
    [
        .. items.Reverse().DistinctBy(i => (
            i.Item.Source, i.Item.CaseNumber, i.Item.Number, i.Year, i.Item.RequestedService, i.Item.ClinicalText))
            .Reverse(),
    ];

    private static List<string> Warnings(RefreshReport report)
    {
        var warnings = new List<string>();
        if (report.MissingShare > MuchMissing)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.MissingShare:0 %} of the cases and texts that the old model learnt from are not among the "
                    + $"rows given: a refreshed model does not know them; give what it learnt from too"));
        }

        if (report.NLeftOut > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.NLeftOut:N0} rows are of sources that training left out, since they did not help; they are "
                    + $"left out again (train the model again to have them judged)"));
        }

        if (report.NConflicting > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.NConflicting:N0} decisions have rows of different outcomes; that of the row that tells most "
                    + $"counts"));
        }

        return warnings;
    }

    private sealed record Given(
        PackagePlace Place, TrainingSet Set, IReadOnlyList<DecidedItem> LearntRows, VerdictScreen Screen,
        RefreshRows Rows,
        TrainingOptions Options, ModelManifest Manifest)
    {
        public bool KeepsPrecedents => ModelPackage.HasPrecedents(Manifest);

        // Null, so that selection chooses them, where the package does not say those of every learner.
        public LearnerSettings? SettingsFor(TrainingSet learn) => Manifest.Settings is { } saved
            && FittedPipeline.LearnersFor(learn, Options).All(m => m.IsTrees || saved.L2.ContainsKey(m.Name))
                ? saved
                : null;
    }
}
