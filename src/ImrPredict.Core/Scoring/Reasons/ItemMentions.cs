using ImrPredict.Features;
using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>The mentions of a clinical text that speak of one item, by concept.</summary>
internal sealed class ItemMentions
{
    private static readonly int Concepts = Enum.GetValues<EvidenceConcept>().Length;
    private static readonly int Statuses = Enum.GetValues<Assertion>().Length;

    private readonly IReadOnlyList<EvidenceMention> mentions;
    private readonly int[] sentences;
    private readonly int[] first;
    private readonly int[] next;
    private readonly int[] counts;

    /// <summary>Sorts mentions.</summary>
    /// <param name="mentions">Those that speak of the item.</param>
    /// <param name="columns">The sentences of the text.</param>
    public ItemMentions(IReadOnlyList<EvidenceMention> mentions, SentenceColumns columns)
    {
        this.mentions = mentions;
        (sentences, next) = (new int[mentions.Count], new int[mentions.Count]);
        (first, counts) = (new int[Concepts], new int[Concepts * Statuses]);
        Array.Fill(first, -1);
        for (var i = mentions.Count - 1; i >= 0; i--)
        {
            var concept = (int)mentions[i].Concept;
            sentences[i] = columns.SentenceAt(mentions[i].Span.Start);
            (next[i], first[concept]) = (first[concept], i);
            counts[(concept * Statuses) + (int)mentions[i].Status]++;
        }
    }

    /// <summary>A mention, by its number.</summary>
    public EvidenceMention this[int number] => mentions[number];

    /// <summary>Number of the sentence that a mention stands in.</summary>
    public int SentenceOf(int number) => sentences[number];

    /// <summary>How many mentions give a concept a status.</summary>
    public int Count(EvidenceConcept concept, Assertion status) => counts[((int)concept * Statuses) + (int)status];

    /// <summary>How many mentions a concept has.</summary>
    public int Count(EvidenceConcept concept)
    {
        var sum = 0;
        foreach (var count in counts.AsSpan((int)concept * Statuses, Statuses))
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Number of the first mention of a concept; -1 for none.</summary>
    public int First(EvidenceConcept concept) => first[(int)concept];

    /// <summary>Number of the next mention of the same concept; -1 for none.</summary>
    public int Next(int number) => next[number];
}
