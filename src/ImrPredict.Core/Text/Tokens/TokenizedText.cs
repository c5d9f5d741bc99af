namespace ImrPredict.Text.Tokens;

/// <summary>A text with its words and sentences, found once for all who read it.</summary>
internal sealed class TokenizedText
{
    private readonly int[] _firstWords;

    private TokenizedText(string text)
    {
        Text = text;
        Tokens = WordTokens.Of(text);
        Sentences = SentenceSplitter.Split(text);
        _firstWords = new int[Sentences.Count + 1];
        var word = 0;
        for (var i = 0; i < Sentences.Count; i++)
        {
            _firstWords[i] = word;
            for (var end = Sentences[i].End; word < Tokens.Count && Tokens[word].Start < end;)
            {
                word++;
            }
        }

        _firstWords[^1] = word;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its words.</summary>
    public WordTokens Tokens { get; }

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>The words of a sentence: the first, and just behind the last.</summary>
    /// <param name="sentence">Position of the sentence, from 0.</param>
    public (int First, int End) WordsOf(int sentence) => (_firstWords[sentence], _firstWords[sentence + 1]);

    /// <summary>Splits a text.</summary>
    public static TokenizedText Of(string text) => new(text);
}
