namespace ImrPredict.Features.Evidence;

/// <summary>One value of the sparse evidence block.</summary>
/// <param name="Column">Position in <see cref="EvidenceFeatures.Names"/>.</param>
/// <param name="Value">Its value; never zero.</param>
public readonly record struct EvidenceValue(int Column, float Value);
