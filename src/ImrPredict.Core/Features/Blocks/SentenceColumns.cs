using ImrPredict.Text;

namespace ImrPredict.Features.Blocks;

/// <summary>The sentences of a text, and which of them each of its words and phrases stands in.</summary>
/// <param name="spans">The sentences, in order.</param>
/// <param name="starts">
/// For each word or phrase its first place in <paramref name="places"/>; one more at the end.
/// </param>
/// <param name="places">Sentences, once for each time that a word or phrase stands there.</param>
internal sealed class SentenceColumns(IReadOnlyList<TextSpan> spans, int[] starts, int[] places)
{
    /// <summary>The sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Spans => spans;

    /// <summary>The sentences in which a word or phrase stands, once for each place.</summary>
    /// <param name="index">Position of the word or phrase among those of the text, from 0.</param>
    public ReadOnlySpan<int> Of(int index) => places.AsSpan(starts[index], starts[index + 1] - starts[index]);

    /// <summary>The sentence of a character; between two sentences the first of them.</summary>
    public int SentenceAt(int start)
    {
        var (low, high) = (0, spans.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].Start <= start ? (middle, high) : (low, middle);
        }

        return low;
    }
}
