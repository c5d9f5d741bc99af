using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.History;

/// <summary>A figure of a run.</summary>
/// <param name="Name">Its name as in the JSON results, e.g. <c>auc</c>.</param>
/// <param name="Value">The figure with its interval.</param>
public sealed record RunFigure(string Name, Estimate Value);
