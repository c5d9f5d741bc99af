namespace ImrPredict.Cases;

/// <summary>A span that was cut from a text because it states or betrays the verdict.</summary>
/// <param name="Start">Offset of the first character in the uncut text, from 0.</param>
/// <param name="Length">Length in characters.</param>
/// <param name="Rule">Name of the rule that cut it, e.g. <c>verdict-sentence</c>.</param>
public sealed record Excision(int Start, int Length, string Rule)
{
    /// <summary>Offset just behind the last character.</summary>
    public int End => Start + Length;
}
