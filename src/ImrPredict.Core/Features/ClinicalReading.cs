using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>
/// What a feature space takes from a clinical text alone, whatever item it belongs to: the items of a letter share one
/// text, which then is read once.
/// </summary>
public sealed class ClinicalReading
{
    private readonly Lazy<IReadOnlyList<EvidenceMention>> mentions;
    private readonly Lazy<RequestMentions> byItem;
    private readonly Lazy<SentenceColumns> sentences;

    // Features and reasons of an item ask one after the other.
    private Tuple<DisputedItem, IReadOnlyList<EvidenceMention>>? ofLastItem;

    internal ClinicalReading(string text, FeatureRow words, PhrasePlace[] places, Lazy<FeatureRow> encoded)
    {
        (Text, Words, Encoded) = (text, words, encoded);
        var split = new Lazy<SplitText>(() => SplitText.Of(text));
        mentions = new(() => EvidenceFinder.Find(split.Value));
        byItem = new(() => new RequestMentions(text, Mentions));
        sentences = new(() => new SentenceColumns(split.Value.Sentences, words.IndexArray.Length, places));
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What it says of clinical evidence; found when asked for.</summary>
    public IReadOnlyList<EvidenceMention> Mentions => mentions.Value;

    /// <summary>Those of them that speak of an item; what speaks of another item's request is left out.</summary>
    /// <param name="item">An item that has this text.</param>
    public IReadOnlyList<EvidenceMention> MentionsOf(DisputedItem item)
    {
        if (ofLastItem is { } last && ReferenceEquals(last.Item1, item))
        {
            return last.Item2;
        }

        var spoken = byItem.Value.Of(item);
        ofLastItem = Tuple.Create(item, spoken);
        return spoken;
    }

    /// <summary>Its sentences, and which columns stand in them; found when asked for.</summary>
    public SentenceColumns Sentences => sentences.Value;

    /// <summary>Column of the sparse part that the block of words begins with.</summary>
    public required int FirstColumn { get; init; }

    /// <summary>How many words the model knows, and how many there are.</summary>
    public required (int Known, int All) KnownWords { get; init; }

    /// <summary>The block of words, columns from 0; no dense part.</summary>
    internal FeatureRow Words { get; }

    /// <summary>Whether <see cref="Words"/> is filled: the words of a text may go straight into the row of one item.</summary>
    internal bool HoldsWords { get; init; } = true;

    /// <summary>What a language model makes of the text, columns from 0; found when asked for.</summary>
    internal Lazy<FeatureRow> Encoded { get; }
}
