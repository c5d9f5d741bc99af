namespace ImrPredict.Training.Assessment.Results;

/// <summary>A feature whose rows were decided one way far more often than all rows.</summary>
/// <param name="Feature">Name.</param>
/// <param name="OverturnedShare">Share of its rows that was overturned.</param>
/// <param name="N">Its rows.</param>
/// <param name="Clusters">Letters and near duplicates that they stand in.</param>
/// <param name="OddsRatio">
/// By what the odds of its commoner outcome exceed those of all rows, at least: from the lower end of the share, after
/// Bonferroni over all features, letters counted once.
/// </param>
/// <param name="IsLeak">Whether it is too pure to be known before the decision.</param>
public sealed record PureFeature(
    string Feature, double OverturnedShare, int N, int Clusters, double OddsRatio, bool IsLeak);
