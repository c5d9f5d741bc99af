namespace ImrPredict.Synthesis.Likeness;

/// <summary>One measure of two collections of letters.</summary>
/// <param name="Measure">What is measured, with its unit.</param>
/// <param name="Ours">Of the synthetic letters.</param>
/// <param name="Real">Of the real ones.</param>
public sealed record LikenessRow(string Measure, double Ours, double Real);
