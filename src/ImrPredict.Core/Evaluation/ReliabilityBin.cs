namespace ImrPredict.Evaluation;

/// <summary>Rows of like probability: what was said and what happened.</summary>
/// <param name="From">Lower border of the bin; its width is 0.1.</param>
/// <param name="N">Rows in it.</param>
/// <param name="MeanProbability">Mean probability; NaN for an empty bin.</param>
/// <param name="OverturnRate">Share overturned; NaN for an empty bin.</param>
public sealed record ReliabilityBin(double From, int N, double MeanProbability, double OverturnRate);
