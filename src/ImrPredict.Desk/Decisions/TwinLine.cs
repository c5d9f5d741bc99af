namespace ImrPredict.Desk.Decisions;

/// <summary>Two near-identical decisions.</summary>
/// <param name="Number">Place among the pairs, from 1.</param>
/// <param name="Cluster">The group that they belong to, from 1.</param>
/// <param name="First">The earlier one.</param>
/// <param name="Second">The other.</param>
/// <param name="Similarity">Share of common runs of words.</param>
/// <param name="Opposite">Whether they were decided differently.</param>
public sealed record TwinLine(
    long Number, long Cluster, AuditedDecision First, AuditedDecision Second, double Similarity, bool Opposite);
