using ImrPredict.Cases;
using ImrPredict.Features.Evidence;
using ImrPredict.Features.Lexical;
using ImrPredict.Features.Rows;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features;

/// <summary>
/// What a feature space takes from a clinical text alone, whatever item it belongs to: the items of a letter share one
/// text, which then is read once.
/// </summary>
public sealed class ClinicalReading
{
    private readonly TokenizedText split;

    // Found when asked for; threads that ask at the same time find the same.
    private IReadOnlyList<EvidenceMention>? mentions;
    private RequestMentions? byItem;

    // Features and reasons of an item ask one after the other.
    private Tuple<DisputedItem, IReadOnlyList<EvidenceMention>>? ofLastItem;

    internal ClinicalReading(TokenizedText split, FeatureRow words, SentenceColumns sentences) =>
        (this.split, Words, Sentences) = (split, words, sentences);

    /// <summary>The text.</summary>
    public string Text => split.Text;

    /// <summary>What it says of clinical evidence; found when asked for.</summary>
    public IReadOnlyList<EvidenceMention> Mentions => mentions ??= EvidenceFinder.Find(split);

    /// <summary>Those of them that speak of an item; what speaks of another item's request is left out.</summary>
    /// <param name="item">An item that has this text.</param>
    public IReadOnlyList<EvidenceMention> MentionsOf(DisputedItem item)
    {
        if (ofLastItem is { } last && ReferenceEquals(last.Item1, item))
        {
            return last.Item2;
        }

        byItem ??= new RequestMentions(Text, Mentions);
        var spoken = byItem.Of(item);
        ofLastItem = Tuple.Create(item, spoken);
        return spoken;
    }

    /// <summary>Its sentences, and which columns stand in them.</summary>
    public SentenceColumns Sentences { get; }

    /// <summary>Column of the sparse part that the block of words begins with.</summary>
    public required int FirstColumn { get; init; }

    /// <summary>How many words the model knows, and how many there are.</summary>
    public required (int Known, int All) KnownWords { get; init; }

    /// <summary>The block of words, columns from 0; no dense part.</summary>
    internal FeatureRow Words { get; }

    /// <summary>
    /// What a language model makes of the text, columns from 0; found when asked for; null where none reads it.
    /// </summary>
    internal Lazy<FeatureRow>? Encoded { get; init; }
}
