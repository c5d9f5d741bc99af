using ImrPredict.Text.Normalising;

namespace ImrPredict.Text.Tokens;

/// <summary>A text with its words and sentences, split once for all steps that read it.</summary>
internal sealed class TokenizedText
{
    private readonly int[] _firstWords;

    // Found on first use; threads that ask at the same time find the same.
    private bool? _isUnreadable;

    /// <summary>Splits a text.</summary>
    public TokenizedText(string text)
    {
        Tokens = new(text);
        Sentences = SentenceSplitter.Split(text);
        _firstWords = [.. Sentences.Select(sentence => Tokens.IndexAt(sentence.Start)), Tokens.Count];
    }

    /// <summary>The text.</summary>
    public string Text => Tokens.Text;

    /// <summary>Its words.</summary>
    public WordTokens Tokens { get; }

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>Whether a considerable part of the text cannot be read.</summary>
    public bool IsUnreadable => _isUnreadable ??= Legibility.IsUnreadable(Text);

    /// <summary>The words of a sentence: the first, and just behind the last.</summary>
    /// <param name="sentence">Position of the sentence, from 0.</param>
    public (int First, int End) WordsOf(int sentence) => (_firstWords[sentence], _firstWords[sentence + 1]);
}
