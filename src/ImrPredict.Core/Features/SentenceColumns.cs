using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>The sentences of a text, and in which of them each of its words and phrases stands.</summary>
public sealed class SentenceColumns
{
    private readonly int[] starts;
    private readonly int[] places;

    /// <summary>Sorts places by column.</summary>
    /// <param name="spans">The sentences, in order.</param>
    /// <param name="columns">Columns of the text, ascending.</param>
    /// <param name="found">Where they stand, by first character.</param>
    internal SentenceColumns(IReadOnlyList<TextSpan> spans, ReadOnlySpan<int> columns, IReadOnlyList<PhrasePlace> found)
    {
        Spans = spans;
        starts = new int[columns.Length + 1];
        places = new int[found.Count];
        var ranks = new (int Column, int Sentence)[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            var column = columns.BinarySearch(found[i].Column);
            ranks[i] = (column, SentenceAt(found[i].Start));
            starts[column + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var next = starts[..^1];
        foreach (var (column, at) in ranks)
        {
            places[next[column]++] = at;
        }
    }

    /// <summary>The sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>The sentences in which a column stands, once for each place; empty for one that has no place.</summary>
    /// <param name="index">Which of the columns of the text, from 0 in their order.</param>
    public ReadOnlySpan<int> Of(int index) => places.AsSpan(starts[index], starts[index + 1] - starts[index]);

    /// <summary>The sentence of a character; of one between sentences the sentence before.</summary>
    public int SentenceAt(int start)
    {
        var (low, high) = (0, Spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Spans[middle].Start <= start ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }
}
