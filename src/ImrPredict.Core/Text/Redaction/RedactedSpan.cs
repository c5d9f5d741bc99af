namespace ImrPredict.Text.Redaction;

/// <summary>A part of a text that tells of a person.</summary>
/// <param name="Start">First character.</param>
/// <param name="Length">Characters.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct RedactedSpan(int Start, int Length, RedactedKind Kind)
{
    /// <summary>Just behind the last character.</summary>
    public int End => Start + Length;
}
