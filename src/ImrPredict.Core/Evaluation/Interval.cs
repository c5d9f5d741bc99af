namespace ImrPredict.Evaluation;

/// <summary>A 95 % interval of a metric.</summary>
/// <param name="Low">Lower end; NaN where not defined.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High);
