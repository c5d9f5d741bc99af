namespace ImrPredict.Synthesis.Likeness;

/// <summary>How well a classifier tells our letters from the real ones.</summary>
/// <param name="Part">What it reads.</param>
/// <param name="Words">Which words it may use.</param>
/// <param name="Auc">Its AUC, cross-validated by letter; 0.5 is alike, 1 is never mistaken.</param>
/// <param name="Ours">What gives ours away, strongest first.</param>
/// <param name="Real">What gives the real ones away, strongest first.</param>
public sealed record ToldApart(
    TellingPart Part, TellingWords Words, double Auc, IReadOnlyList<string> Ours, IReadOnlyList<string> Real);
