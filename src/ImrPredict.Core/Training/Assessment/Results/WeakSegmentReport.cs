namespace ImrPredict.Training.Assessment.Results;

/// <summary>What a search for parts of the rows with wrong probabilities found.</summary>
/// <param name="Looked">Parts looked at: of one field, or of two together.</param>
/// <param name="Found">Those of them that are found.</param>
/// <param name="Level">Share of the found ones that may be there by chance.</param>
/// <param name="Segments">
/// At most ten, the surest first; one that misses no more without the rows of surer ones is left out.
/// </param>
public sealed record WeakSegmentReport(int Looked, int Found, double Level, IReadOnlyList<WeakSegment> Segments);
