namespace ImrPredict.Features;

/// <summary>What is done with each phrase of a text: counting while fitting, looking up while transforming.</summary>
internal interface IPhraseSink
{
    /// <summary>Takes a phrase.</summary>
    /// <param name="hash">Hash of the phrase, its kind included.</param>
    /// <param name="text">The text that it stands in, or the padded word for runs of characters.</param>
    /// <param name="start">Its first character there.</param>
    /// <param name="length">Its length there.</param>
    /// <param name="kind">What it is.</param>
    void Add(ulong hash, scoped ReadOnlySpan<char> text, int start, int length, PhraseKind kind);
}
