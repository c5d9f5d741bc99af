namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>The two sums of a CUSUM behind one letter.</summary>
/// <param name="Period">Month or year of the letter; empty where neither is known.</param>
/// <param name="Up">Evidence for a shift upwards, at least 0. Unit: natural log of a likelihood ratio.</param>
/// <param name="Down">Evidence for a shift downwards, at least 0.</param>
public readonly record struct CusumPoint(string Period, double Up, double Down);
