using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>The sentences of a text, and in which of them each of its words and phrases stands.</summary>
public sealed class SentenceColumns
{
    private const int BlockBits = 3;

    private readonly int[] begins;

    // The sentence of the first character of each block of 8: from there it is mostly no step at all.
    private readonly int[] blocks;
    private readonly int[] starts;
    private readonly int[] places;

    /// <summary>Finds the sentence of each place.</summary>
    /// <param name="spans">The sentences, in order.</param>
    /// <param name="columns">Number of columns that the text has.</param>
    /// <param name="found">Where they stand, by column, then in the text's order.</param>
    internal SentenceColumns(IReadOnlyList<TextSpan> spans, int columns, ReadOnlySpan<PhrasePlace> found)
    {
        Spans = spans;
        begins = new int[spans.Count];
        for (var i = 0; i < begins.Length; i++)
        {
            begins[i] = spans[i].Start;
        }

        blocks = BlocksOf(begins);
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
        var sentence = blocks[Math.Min(start >> BlockBits, blocks.Length - 1)];
        while (sentence + 1 < begins.Length && begins[sentence + 1] <= start)
        {
            sentence++;
        }

        return sentence;
    }

    private static int[] BlocksOf(int[] begins)
    {
        var last = begins.Length > 0 ? begins[^1] : 0;
        var blocks = new int[(last >> BlockBits) + 1];
        var sentence = 0;
        for (var block = 0; block < blocks.Length; block++)
        {
            while (sentence + 1 < begins.Length && begins[sentence + 1] <= block << BlockBits)
            {
                sentence++;
            }

            blocks[block] = sentence;
        }

        return blocks;
    }
}
