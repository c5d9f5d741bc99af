namespace ImrPredict.Synthesis;

/// <summary>A stretch of a clinical summary or rationale.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="Length">Length in characters.</param>
internal readonly record struct Passage(int Start, int Length)
{
    /// <summary>The characters of the passage.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}
