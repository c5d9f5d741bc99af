namespace ImrPredict.Ingest.Letters;

/// <summary>What parsing a text as a determination letter gave: a letter, or the field and reason why not.</summary>
internal abstract record LetterParse
{
    private LetterParse()
    {
    }

    /// <summary>A letter was read; it has at least one item.</summary>
    /// <param name="Letter">The letter.</param>
    public sealed record Parsed(Letter Letter) : LetterParse;

    /// <summary>The text is no letter that can be used.</summary>
    /// <param name="Field">The field at fault; empty for the text as a whole.</param>
    /// <param name="Reason">What was found and what was expected, without text of the letter.</param>
    public sealed record Rejected(string Field, string Reason) : LetterParse;
}
