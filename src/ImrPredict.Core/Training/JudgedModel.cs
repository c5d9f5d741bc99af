using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training;

/// <summary>
/// A fitted model with the rows that judged it: every way of training ends by making its run of this.
/// </summary>
/// <param name="Parts">The model.</param>
/// <param name="Learnt">Rows that it learnt from.</param>
/// <param name="Judged">Held-out rows that give the figures.</param>
/// <param name="HeldOut">Calibrated probabilities of held-out rows, for drift.</param>
/// <param name="Options">Settings.</param>
internal sealed record JudgedModel(
    ModelParts Parts, TrainingSet Learnt, HeldOutPredictions Judged, IReadOnlyList<double> HeldOut,
    TrainingOptions Options)
{
    /// <summary>How the rows judged were kept apart.</summary>
    public required string Design { get; init; }

    /// <summary>Rows that the saved model was fitted on, as <see cref="DataSummary.Refit"/> names them.</summary>
    public required string Refit { get; init; }

    /// <summary>Rows of the decisions that the saved model learnt from, those that did not count included.</summary>
    public IReadOnlyList<DecidedItem> LearntRows { get; init; } = Learnt.Items;

    /// <summary>The plain baseline of the same rows; null where it is the model, or there is none.</summary>
    public ModelParts? Plain { get; init; }

    /// <summary>Builds the archive and the report, looks for leaks, and describes the rows learnt from.</summary>
    /// <param name="inspected">Rows that the leak sentinel looks at.</param>
    /// <param name="screen">Which texts state the verdict.</param>
    /// <param name="l2">Penalty of the sentinel's regressions.</param>
    /// <exception cref="LeakException">The leak sentinel tripped and the options do not allow it.</exception>
    public TrainingRun Finish(TrainingSet inspected, VerdictScreen screen, double l2)
    {
        var (model, archive) = ModelPackage.Build(
            Parts with
            {
                Settings = Parts.Settings with
                {
                    LetterCorrelation = LetterCorrelation.Measure(Judged.Items, Judged.Chosen),
                },
            },
            Options);
        var report = HeldOutReport.Evaluate(Judged, model.Selected, Design, Options, new(model.Id, model.Sha256));
        var leak = LeakSentinel.Inspect(inspected, screen, report.Metrics, l2, Options);
        if (leak.Tripped && !Options.AllowLeak)
        {
            throw new LeakException(leak);
        }

        return new TrainingRun
        {
            Model = model,
            Archive = archive,
            PlainArchive = Plain is null ? [] : ModelArchive.Write(Plain),
            Report = report with
            {
                Leak = leak,
                Effects = FeatureEffect.Rank(model.Score([.. Learnt.Items.Select(i => i.Item)])),
            },
            Options = Options,
            Data = DataSummary.Summarise(Learnt, Refit),
            Reference = ReferenceProfile.Measure(Learnt, HeldOut, Judged.KnownShares),
            Learnt = TrainingFingerprints.Compute(LearntRows),
            ReadsNoWords = !model.Features.Columns.Any(column => column.View == FeatureView.Text)
                && Learnt.Items.Any(i => i.Item.ClinicalText.Length + i.Item.RequestedService.Length > 0),
            Precedents = new(Learnt.Items, Learnt.Clusters),
        };
    }
}
