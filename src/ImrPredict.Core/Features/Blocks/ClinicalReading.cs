using ImrPredict.Cases;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Blocks;

/// <summary>
/// What the blocks take from a clinical text alone. The items of a letter share one text, which then is read once.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="isShared">Whether several items or reasons use it; else blocks note nothing in it.</param>
internal sealed class ClinicalReading(string text, bool isShared)
{
    // Found on first use; threads that ask at the same time find the same.
    private TokenizedText? _tokenized;
    private IReadOnlyList<EvidenceMention>? _mentions;
    private RequestMentions? _byItem;

    // Features and reasons of an item ask in turn.
    private Tuple<DisputedItem, IReadOnlyList<EvidenceMention>>? _ofLastItem;

    /// <summary>Reads a text whose words and sentences are known.</summary>
    public ClinicalReading(TokenizedText text)
        : this(text.Text, isShared: true) => _tokenized = text;

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>Whether several items or reasons use it; else blocks note nothing in it.</summary>
    public bool IsShared => isShared;

    /// <summary>The text with its words and sentences.</summary>
    public TokenizedText Tokenized => _tokenized ??= new TokenizedText(text);

    /// <summary>Whether a considerable part of the text cannot be read.</summary>
    public bool IsUnreadable => Tokenized.IsUnreadable;

    /// <summary>All mentions of clinical evidence.</summary>
    public IReadOnlyList<EvidenceMention> Mentions => _mentions ??= EvidenceFinder.Find(Tokenized);

    /// <summary>The words and phrases that have a column, as entries of the whole row.</summary>
    public FeatureRow Words { get; set; } = new([], [], []);

    /// <summary>How many words of the text have a column, and how many there are.</summary>
    public (int Known, int All) KnownWords { get; set; }

    /// <summary>The sentences, and which of them each entry of <see cref="Words"/> stands in.</summary>
    public SentenceColumns Sentences { get; set; } = new([], [0], []);

    /// <summary>The mentions that speak of an item; those that speak of another item's request are left out.</summary>
    /// <param name="item">An item that has this text.</param>
    public IReadOnlyList<EvidenceMention> MentionsOf(DisputedItem item)
    {
        if (_ofLastItem is { } last && ReferenceEquals(last.Item1, item))
        {
            return last.Item2;
        }

        _byItem ??= new RequestMentions(Text, Mentions);
        var spoken = _byItem.Of(item);
        _ofLastItem = Tuple.Create(item, spoken);
        return spoken;
    }
}
