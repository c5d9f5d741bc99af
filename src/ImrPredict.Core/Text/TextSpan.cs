namespace ImrPredict.Text;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="Length">Length in characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The characters of the span.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
}
