using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>Choices on one collection: their figures, and their differences to the first one.</summary>
/// <param name="Collection">Name of the collection.</param>
/// <param name="Figures">Figures of each choice.</param>
/// <param name="LogLoss">Log-loss of each choice minus that of the first; with resamples.</param>
/// <param name="Auc">AUC of each choice minus that of the first; with resamples.</param>
internal sealed record ChoiceComparison(
    string Collection, IReadOnlyList<MetricSet> Figures, IReadOnlyList<ResampledGap> LogLoss,
    IReadOnlyList<ResampledGap> Auc)
{
    private const int Resamples = 1000;

    /// <summary>Compares choices.</summary>
    /// <param name="collection">The rows judged.</param>
    /// <param name="probabilities">What each choice foretells of them (choices x rows).</param>
    public static ChoiceComparison Measure(
        ChoiceCollection collection, IReadOnlyList<IReadOnlyList<double>> probabilities)
    {
        var samples = probabilities.Select(p => new RankedSample(collection.Overturned, p)).ToList();
        var seed = 1 + ChoiceCollections.Names.ToList().IndexOf(collection.Rows);
        var draws = new ClusterBootstrap(collection.Clusters, Resamples, seed).Draws(
            collection.Overturned, weights => samples.ConvertAll(sample => sample.Metrics(weights)));
        var figures = samples.ConvertAll(sample => sample.Metrics());
        IReadOnlyList<ResampledGap> Gaps(Func<MetricSet, double> of) =>
        [
            .. figures.Select((figure, choice) => new ResampledGap(
                of(figure) - of(figures[0]), [.. draws.Select(draw => of(draw[choice]) - of(draw[0]))])),
        ];
        return new(collection.Name, figures, Gaps(m => m.LogLoss), Gaps(m => m.Auc));
    }
}
