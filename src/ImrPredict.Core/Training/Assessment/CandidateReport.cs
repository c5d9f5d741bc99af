namespace ImrPredict.Training.Assessment;

/// <summary>One candidate on the rows judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Selected">Whether selection on training rows chose it.</param>
/// <param name="Metrics">Its metrics.</param>
/// <param name="Seconds">Seconds of the whole training run so far; not saved in the package.</param>
public sealed record CandidateReport(string Name, bool Selected, MetricReport Metrics, double? Seconds);
