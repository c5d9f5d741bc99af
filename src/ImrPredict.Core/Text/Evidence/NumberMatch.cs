namespace ImrPredict.Text.Evidence;

/// <summary>A number where it stands, in words.</summary>
/// <param name="Number">The number.</param>
/// <param name="First">First word.</param>
/// <param name="End">Just behind the last word, unit included.</param>
internal readonly record struct NumberMatch(EvidenceNumber Number, int First, int End);
