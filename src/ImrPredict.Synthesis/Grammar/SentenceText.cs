using System.Text;

namespace ImrPredict.Synthesis.Grammar;

/// <summary>A running text that remembers where each of its sentences stands.</summary>
internal sealed class SentenceText
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends one sentence, capitalised and spaced; returns where it stands.</summary>
    public Passage Say(string key, TextContext context)
    {
        var start = Open();
        Phrases.Append(key, _text, context);
        return Close(start);
    }

    public Passage Add(string sentence)
    {
        var start = Open();
        _text.Append(sentence);
        return Close(start);
    }

    public override string ToString() => _text.ToString();

    private int Open()
    {
        if (_text.Length > 0)
        {
            _text.Append(' ');
        }

        return _text.Length;
    }

    private Passage Close(int start)
    {
        if (start < _text.Length)
        {
            _text[start] = char.ToUpperInvariant(_text[start]);
        }

        return new Passage(start, _text.Length - start);
    }
}
