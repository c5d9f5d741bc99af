namespace ImrPredict.Text.Patterns;

/// <summary>Where a pattern fits, in tokens.</summary>
/// <param name="Pattern">Position of the pattern in its set, from 0.</param>
/// <param name="First">First token.</param>
/// <param name="End">Just behind the last token.</param>
internal readonly record struct PhraseMatch(int Pattern, int First, int End);
