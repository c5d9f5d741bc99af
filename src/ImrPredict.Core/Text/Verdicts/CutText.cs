using ImrPredict.Cases;

namespace ImrPredict.Text.Verdicts;

/// <summary>A text after leak cutting beside what it was.</summary>
/// <param name="Kept">What may be shown to a model.</param>
/// <param name="Uncut">The normalised text before cutting, and the spans that were cut.</param>
internal sealed record CutText(string Kept, UncutText Uncut);
