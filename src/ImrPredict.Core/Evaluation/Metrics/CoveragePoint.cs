namespace ImrPredict.Evaluation.Metrics;

/// <summary>Accuracy when only a share of the rows is answered.</summary>
/// <param name="Coverage">Share answered, the surest first.</param>
/// <param name="N">Rows answered.</param>
/// <param name="Accuracy">Share of them on the right side of 0.5.</param>
/// <param name="OverturnRate">Share of them overturned: always saying the commoner outcome is right that often.</param>
public sealed record CoveragePoint(double Coverage, int N, Estimate Accuracy, double OverturnRate);
