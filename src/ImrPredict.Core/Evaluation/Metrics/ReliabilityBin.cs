namespace ImrPredict.Evaluation.Metrics;

/// <summary>Rows of like probability: what was said and what happened.</summary>
/// <param name="From">Lower border of the bin, itself included.</param>
/// <param name="To">Upper border.</param>
/// <param name="N">Rows in it.</param>
/// <param name="MeanProbability">Mean probability; NaN for an empty bin.</param>
/// <param name="OverturnRate">Share overturned; NaN for an empty bin.</param>
/// <param name="RateLow">
/// Lower end of the share's 95 % interval (Wilson 1927), as if each letter had given one row; NaN for an empty bin.
/// </param>
/// <param name="RateHigh">Upper end.</param>
public sealed record ReliabilityBin(
    double From, double To, int N, double MeanProbability, double OverturnRate, double RateLow, double RateHigh);
