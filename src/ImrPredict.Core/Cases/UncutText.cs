namespace ImrPredict.Cases;

/// <summary>
/// A clinical text before leak cutting and what was cut from it. It stands apart from
/// <see cref="DisputedItem"/>, because what was cut, and that something was cut, is known only after the decision.
/// </summary>
/// <param name="Text">The normalised text before cutting.</param>
/// <param name="Excisions">What was cut, in order, without overlap.</param>
public sealed record UncutText(string Text, IReadOnlyList<Excision> Excisions);
