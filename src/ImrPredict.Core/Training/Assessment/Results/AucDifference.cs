using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>A paired difference of AUC.</summary>
/// <param name="Auc">The difference, with its interval from the same resamples of both.</param>
public sealed record AucDifference(Estimate Auc);
