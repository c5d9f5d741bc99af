namespace ImrPredict.Text;

/// <summary>A text with its words and sentences, found once for all who read it.</summary>
internal sealed class SplitText
{
    private SplitText(string text)
    {
        Text = text;
        Tokens = WordTokens.Of(text);
        Sentences = SentenceSplitter.Split(text);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its words.</summary>
    public WordTokens Tokens { get; }

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>Splits a text.</summary>
    public static SplitText Of(string text) => new(text);
}
