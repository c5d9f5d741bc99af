using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>
/// What a feature space takes from a clinical text alone, whatever item it belongs to: the items of a letter share one
/// text, which then is read once.
/// </summary>
public sealed class ClinicalReading
{
    private readonly Lazy<SentenceColumns> sentences;

    internal ClinicalReading(
        SplitText text, FeatureRow words, Lazy<FeatureRow> encoded, Func<SentenceColumns> readSentences)
    {
        (Text, Words, Encoded) = (text.Text, words, encoded);
        Mentions = EvidenceFinder.Find(text);
        sentences = new(readSentences);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What it says of clinical evidence.</summary>
    public IReadOnlyList<EvidenceMention> Mentions { get; }

    /// <summary>Its sentences, and which columns stand in them; found when asked for.</summary>
    public SentenceColumns Sentences => sentences.Value;

    /// <summary>Column of the sparse part that the block of words begins with.</summary>
    public required int FirstColumn { get; init; }

    /// <summary>How many words the model knows, and how many there are.</summary>
    public required (int Known, int All) KnownWords { get; init; }

    /// <summary>The block of words, columns from 0; no dense part.</summary>
    internal FeatureRow Words { get; }

    /// <summary>What a language model makes of the text, columns from 0; found when asked for.</summary>
    internal Lazy<FeatureRow> Encoded { get; }
}
