namespace ImrPredict.Training.Settings;

/// <summary>How far training is.</summary>
/// <param name="Stage">What is being done, e.g. <c>cross-validating</c>.</param>
/// <param name="Done">Steps of the whole run that are done.</param>
/// <param name="Total">Steps of the whole run.</param>
public sealed record TrainingProgress(string Stage, int Done, int Total);
