using ImrPredict.Text;

namespace ImrPredict.Features.Lexical;

/// <summary>The sentences of a text, and in which of them each of its words and phrases stands.</summary>
public sealed class SentenceColumns
{
    private readonly int[] begins;
    private readonly int[] starts;
    private readonly int[] places;

    /// <summary>Takes the places of the columns.</summary>
    /// <param name="spans">The sentences, in order.</param>
    /// <param name="begins">Where they begin, see <see cref="BeginsOf"/>.</param>
    /// <param name="columns">Number of columns that the text has.</param>
    /// <param name="found">Where they stand, by column, then in the text's order.</param>
    internal SentenceColumns(IReadOnlyList<TextSpan> spans, int[] begins, int columns, ReadOnlySpan<NgramPlace> found)
    {
        (Spans, this.begins) = (spans, begins);
        starts = new int[columns + 1];
        places = new int[found.Length];
        var (column, last) = (0, -1);
        for (var i = 0; i < places.Length; i++)
        {
            if (found[i].Column != last)
            {
                last = found[i].Column;
                starts[column++] = i;
            }

            places[i] = found[i].Sentence;
        }

        starts.AsSpan(column).Fill(places.Length);
    }

    /// <summary>The sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>The sentences in which a column stands, once for each place; empty for one that has no place.</summary>
    /// <param name="index">Which of the columns of the text, from 0 in their order.</param>
    public ReadOnlySpan<int> Of(int index) => places.AsSpan(starts[index], starts[index + 1] - starts[index]);

    /// <summary>The sentence of a character; of one between sentences the sentence before.</summary>
    public int SentenceAt(int start)
    {
        var at = begins.AsSpan().BinarySearch(start);
        return Math.Max(0, at < 0 ? ~at - 1 : at);
    }

    /// <summary>The first character of each sentence.</summary>
    internal static int[] BeginsOf(IReadOnlyList<TextSpan> spans)
    {
        var begins = new int[spans.Count];
        for (var i = 0; i < begins.Length; i++)
        {
            begins[i] = spans[i].Start;
        }

        return begins;
    }
}
