using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>One candidate on the rows judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Selected">Whether selection on training rows chose it.</param>
/// <param name="Metrics">Its metrics.</param>
/// <param name="Seconds">
/// Seconds that it took to fit it alone, features included, summed over the folds; not saved in the package.
/// </param>
public sealed record CandidateReport(string Name, bool Selected, MetricReport Metrics, double? Seconds);
