using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Comparing;

/// <summary>Two models on a part of the rows.</summary>
/// <param name="By">What parts the rows, e.g. <c>year</c>; empty for all rows.</param>
/// <param name="Value">The part; empty for all rows.</param>
/// <param name="N">Rows.</param>
/// <param name="NOverturned">Of them overturned.</param>
/// <param name="Metrics">First model, second model, first minus second, with intervals.</param>
/// <param name="Verdict">What follows, in words.</param>
public sealed record ComparedSlice(
    string By, string Value, int N, int NOverturned, PairedMetrics Metrics, string Verdict);
