using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>Rows that choices are judged on, and how they are learnt from.</summary>
/// <param name="Name">One word.</param>
/// <param name="Description">What is judged, learnt from what.</param>
/// <param name="Rows">Name of the rows judged: collections that judge the same rows are resampled alike.</param>
/// <param name="Set">All rows.</param>
/// <param name="Parts">What is learnt and judged part by part; empty where learning rolls on.</param>
/// <param name="Rolling">The steps where learning rolls on; null where parts are judged.</param>
internal sealed record ChoiceCollection(
    string Name, string Description, string Rows, TrainingSet Set, IReadOnlyList<Fold> Parts,
    RollingPlan? Rolling = null)
{
    /// <summary>Places of the rows judged, in the order of the probabilities.</summary>
    public IReadOnlyList<int> Judged { get; } = Rolling is null
        ? [.. Parts.SelectMany(part => part.Check)]
        : [.. RollingLearning.Judged(Set, Rolling).SelectMany(Rolling.RowsOf)];

    /// <summary>Outcome of each row judged.</summary>
    public IReadOnlyList<bool> Overturned => [.. Judged.Select(row => Set.Overturned[row])];

    /// <summary>Cluster of each row judged: those of one case or near-identical texts share one.</summary>
    public IReadOnlyList<int> Clusters { get; } =
        DuplicateClusters.Find([.. JudgedOf(Set, Parts, Rolling)], new TrainingOptions().NearDuplicateSimilarity);

    /// <summary>Probability of overturn of each row judged, by models that have not seen it.</summary>
    /// <param name="options">Settings.</param>
    public IReadOnlyList<double> Foretell(TrainingOptions options)
    {
        if (Rolling is not null)
        {
            var blocks = RollingLearning.Judged(Set, Rolling);
            return
            [
                .. RollingLearning.Foretell(Set, Rolling, blocks, options, _ => { }, CancellationToken.None)
                    .Probabilities.SelectMany(block => block),
            ];
        }

        return [.. Parts.SelectMany(part => Foretell(Set, part, options))];
    }

    private static IReadOnlyList<double> Foretell(TrainingSet set, Fold part, TrainingOptions options)
    {
        var pipeline = FittedPipeline.Fit(set.Of(part.Learn), options, CancellationToken.None);
        return pipeline.Probabilities([.. part.Check.Select(row => set.Items[row].Item)])[pipeline.Selected];
    }

    private static IEnumerable<Cases.DecidedItem> JudgedOf(
        TrainingSet set, IReadOnlyList<Fold> parts, RollingPlan? rolling) => rolling is null
        ? parts.SelectMany(part => part.Check).Select(row => set.Items[row])
        : RollingLearning.Judged(set, rolling).SelectMany(rolling.RowsOf).Select(row => set.Items[row]);
}
