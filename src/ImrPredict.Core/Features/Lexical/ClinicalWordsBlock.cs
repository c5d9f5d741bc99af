using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// Words and runs of words of the clinical text, read once for all items that share it, with the sentences that they
/// stand in.
/// </summary>
internal sealed class ClinicalWordsBlock(NgramSettings settings, IReadOnlyList<Ngram> kept, float[] idf)
    : TfidfBlock(settings, kept, idf)
{
    /// <inheritdoc/>
    public override void Read(ClinicalReading reading, int first)
    {
        var row = new RowBuilder(reading.Text.Length / 4, denseCount: 0) { First = first };
        var (places, known) = AppendText(reading.Text, reading.Tokenized.Sentences, row);
        var starts = new int[row.Count + 1];
        var column = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (i == 0 || places[i].Column != places[i - 1].Column)
            {
                starts[column++] = i;
            }
        }

        starts[^1] = places.Length;
        reading.Words = row.Build();
        reading.KnownWords = known;
        reading.Sentences = new(
            reading.Tokenized.Sentences, starts, Array.ConvertAll(places, place => place.Sentence));
    }

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        row.AddRange(reading.Words);
        row.CountKnown(reading.KnownWords.Known, reading.KnownWords.All);
    }
}
