using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>The sentences of a text, and in which of them each of its words and phrases stands.</summary>
public sealed class SentenceColumns
{
    private readonly int[] begins;
    private readonly int[] starts;
    private readonly int[] places;

    /// <summary>Finds the sentence of each place.</summary>
    /// <param name="spans">The sentences, in order.</param>
    /// <param name="columns">Number of columns that the text has.</param>
    /// <param name="found">Where they stand, by column, then in the text's order.</param>
    internal SentenceColumns(IReadOnlyList<TextSpan> spans, int columns, ReadOnlySpan<PhrasePlace> found)
    {
        Spans = spans;
        begins = [.. spans.Select(span => span.Start)];
        starts = new int[columns + 1];
        places = new int[found.Length];
        var (column, next) = (0, -1);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Column != next)
            {
                next = found[i].Column;
                starts[column++] = i;
            }

            places[i] = SentenceAt(found[i].Start);
        }

        starts.AsSpan(column).Fill(found.Length);
    }

    /// <summary>The sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>The sentences in which a column stands, once for each place; empty for one that has no place.</summary>
    /// <param name="index">Which of the columns of the text, from 0 in their order.</param>
    public ReadOnlySpan<int> Of(int index) => places.AsSpan(starts[index], starts[index + 1] - starts[index]);

    /// <summary>The sentence of a character; of one between sentences the sentence before.</summary>
    public int SentenceAt(int start)
    {
        var (low, high) = (0, begins.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = begins[middle] <= start ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }
}
