using ImrPredict.Features.Lexical;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>The mentions of a clinical text that speak of one item, by concept.</summary>
internal sealed class ItemMentions
{
    private static readonly int Concepts = Enum.GetValues<EvidenceConcept>().Length;

    private readonly Mention[] mentions;
    private readonly int[] first = new int[Concepts];

    /// <summary>Sorts mentions.</summary>
    /// <param name="spoken">Those that speak of the item.</param>
    /// <param name="columns">The sentences of the text.</param>
    public ItemMentions(IReadOnlyList<EvidenceMention> spoken, SentenceColumns columns)
    {
        Spoken = spoken;
        mentions = new Mention[spoken.Count];
        Array.Fill(first, -1);
        for (var i = mentions.Length - 1; i >= 0; i--)
        {
            var (concept, status, span, _, _) = spoken[i];
            mentions[i] = new(concept, status, columns.SentenceAt(span.Start), first[(int)concept]);
            first[(int)concept] = i;
        }
    }

    /// <summary>The mentions, in their order.</summary>
    public IReadOnlyList<EvidenceMention> Spoken { get; }

    /// <summary>A mention, by its number.</summary>
    public ref readonly Mention this[int number] => ref mentions[number];

    /// <summary>Number of the first mention of a concept, by the concept's number; -1 for none.</summary>
    public int First(int concept) => first[concept];

    /// <summary>One mention.</summary>
    /// <param name="Concept">What it speaks of.</param>
    /// <param name="Status">What it says of it.</param>
    /// <param name="Sentence">Number of the sentence that it stands in.</param>
    /// <param name="Next">Number of the next mention of the same concept; -1 for none.</param>
    public readonly record struct Mention(EvidenceConcept Concept, Assertion Status, int Sentence, int Next);
}
