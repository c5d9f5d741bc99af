using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// Words and runs of words of the clinical text, read once for all items that share it, with the sentences that they
/// stand in.
/// </summary>
internal sealed class ClinicalWordsBlock(FittedNgrams fitted) : TfidfBlock(fitted)
{
    /// <inheritdoc/>
    public override void Read(ClinicalReading reading, int first)
    {
        var sentences = reading.Tokenized.Sentences;
        var found = Find(reading.Text, sentences);
        var places = found.Sorted();
        var row = new RowBuilder(places.Length, denseCount: 0) { First = first };
        Append(places, row);
        (reading.Words, reading.KnownWords) = (row.Build(), (found.KnownWords, found.AllWords));
        reading.Sentences = SentencesOf(places, sentences, reading.Words.Indices.Length);
        found.Return();
    }

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        if (!reading.IsShared)
        {
            base.Append(item, reading, row);
            return;
        }

        row.AddRange(reading.Words);
        row.CountKnown(reading.KnownWords.Known, reading.KnownWords.All);
    }

    private static SentenceColumns SentencesOf(
        ReadOnlySpan<NgramPlace> places, IReadOnlyList<TextSpan> sentences, int columns)
    {
        var (starts, sentenceOf) = (new int[columns + 1], new int[places.Length]);
        var column = 0;
        for (var i = 0; i < places.Length; i++)
        {
            sentenceOf[i] = places[i].Sentence;
            if (i == 0 || places[i].Column != places[i - 1].Column)
            {
                starts[column++] = i;
            }
        }

        starts[^1] = places.Length;
        return new SentenceColumns(sentences, starts, sentenceOf);
    }
}
