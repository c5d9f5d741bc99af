using ImrPredict.Training.Package;

namespace ImrPredict.Training;

/// <summary>A model learnt again.</summary>
/// <param name="Run">The package to save; null where nothing is new.</param>
/// <param name="Report">What came out.</param>
public sealed record RefreshRun(TrainingRun? Run, RefreshReport Report);
