namespace ImrPredict.Audit.Log;

/// <summary>What a walk along the chain of a trail found.</summary>
/// <param name="Entries">How many entries fit the chain, from the first on.</param>
/// <param name="FirstBroken">
/// Number of the first one that does not: it, or one before it, was changed or taken away; null where all fit.
/// </param>
/// <param name="LastHash">
/// Hash of the last one that fits; empty for none. A copy that is kept elsewhere proves that nothing was cut off.
/// </param>
public sealed record TrailCheck(long Entries, long? FirstBroken, string LastHash);
