namespace ImrPredict.Cases;

/// <summary>An amount of a service as written, with its number where one can be read.</summary>
/// <param name="Text">The words of the source, e.g. <c>8 sessions</c> or <c>#30</c>.</param>
/// <param name="Amount">The number in <paramref name="Unit"/>; null where none is stated.</param>
/// <param name="Unit">What is counted: <c>sessions</c>, <c>units</c> (tablets, patches), <c>days</c>; null
/// unknown.</param>
public sealed record ServiceQuantity(string Text, double? Amount, string? Unit);
