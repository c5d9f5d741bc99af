using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>
/// What a feature space takes from a clinical text alone, whatever item it belongs to: the items of a letter share one
/// text, which then is read once.
/// </summary>
public sealed class ClinicalReading
{
    internal ClinicalReading(
        string text, IReadOnlyList<EvidenceMention> mentions, int[] columns, float[] values, (int Known, int All) words)
    {
        (Text, Mentions, Columns, Values, Words) = (text, mentions, columns, values, words);
        Sentences = new(() => [.. SentenceSplitter.Split(text)]);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What it says of clinical evidence.</summary>
    public IReadOnlyList<EvidenceMention> Mentions { get; }

    /// <summary>Column of the sparse part that the text block begins with.</summary>
    public required int FirstColumn { get; init; }

    /// <summary>Where its words and phrases stand that have a column; found when asked for.</summary>
    public required Lazy<IReadOnlyList<PhrasePlace>> Places { get; init; }

    /// <summary>Its sentences; found when asked for.</summary>
    public Lazy<IReadOnlyList<TextSpan>> Sentences { get; }

    /// <summary>Columns of the text block that are not zero, ascending from 0.</summary>
    internal int[] Columns { get; }

    /// <summary>Their values.</summary>
    internal float[] Values { get; }

    /// <summary>How many words the model knows, and how many there are.</summary>
    internal (int Known, int All) Words { get; }
}
