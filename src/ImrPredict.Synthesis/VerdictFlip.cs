namespace ImrPredict.Synthesis;

/// <summary>How the printed verdict of an item departs from the one drawn from its facts.</summary>
public enum VerdictFlip
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>
    /// The verdict was reversed, and the rationale argues for the reversed one: an error of judgement.
    /// </summary>
    Whole,

    /// <summary>
    /// The printed verdict was reversed alone; the rationale argues for the other: an error of typing.
    /// </summary>
    PrintedOnly,
}
