namespace ImrPredict.Audit.Charts.Runs;

/// <summary>A point as the tests for runs see it.</summary>
/// <param name="Value">What rises or falls.</param>
/// <param name="Sigmas">Distance from the centre. Unit: standard deviations.</param>
/// <param name="Outside">1 above the upper limit, -1 below the lower one, else 0.</param>
internal readonly record struct RunPoint(double Value, double Sigmas, int Outside);
