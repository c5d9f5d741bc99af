namespace ImrPredict.Fuzz.Targets;

/// <summary>What reading an input gave.</summary>
/// <param name="Items">Items, or parts that could be read.</param>
/// <param name="Rejects">Rejects, or messages that something cannot be read.</param>
/// <param name="Fault">What does not hold, in a sentence; null where all does.</param>
internal readonly record struct Reading(long Items, long Rejects, string? Fault = null);
