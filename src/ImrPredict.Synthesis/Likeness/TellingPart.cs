namespace ImrPredict.Synthesis.Likeness;

/// <summary>Which part of a letter a classifier reads that tells ours from the real ones.</summary>
public enum TellingPart
{
    /// <summary>
    /// All of it but the line that calls ours synthetic: also the form, which ours word their own way on purpose.
    /// </summary>
    Letter,

    /// <summary>Summary, titles and rationales, without the form.</summary>
    Text,

    /// <summary>The clinical case summary.</summary>
    Summary,

    /// <summary>The titles of the items.</summary>
    Titles,
}
