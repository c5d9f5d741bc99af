namespace ImrPredict.Audit.Twins;

/// <summary>Two items of different letters with near-identical facts.</summary>
/// <param name="First">Row of the earlier item in the audited list, from 0.</param>
/// <param name="Second">Row of the later item.</param>
/// <param name="Similarity">Share of common runs of words (Jaccard), in [0, 1].</param>
/// <param name="Opposite">Whether they were decided differently.</param>
public sealed record TwinPair(int First, int Second, double Similarity, bool Opposite);
