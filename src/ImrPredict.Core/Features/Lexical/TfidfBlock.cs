using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Features.Rows;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// A fitted bag of phrases: words, runs of words and, where wanted, runs of characters inside words, weighted by
/// sublinear TF-IDF (1 + ln tf) * (1 + ln((1 + n) / (1 + df))) and scaled to length 1.
/// </summary>
internal sealed class TfidfBlock
{
    private static readonly float[] FewTimes = [0f, .. Enumerable.Range(1, 31).Select(times => 1f + MathF.Log(times))];

    private readonly HashedColumns columns;
    private readonly string[] names;
    private readonly float[] idf;
    private readonly NgramSettings settings;

    private TfidfBlock(NgramSettings settings, ulong[] hashes, string[] names, float[] idf)
    {
        (this.settings, this.names, this.idf) = (settings, names, idf);
        Hashes = hashes;
        columns = new HashedColumns(hashes);
    }

    /// <summary>Number of columns.</summary>
    public int Count => names.Length;

    /// <summary>Names of the columns, ordinal order.</summary>
    public IReadOnlyList<string> Names => names;

    private ulong[] Hashes { get; }

    /// <summary>Counts the phrases of the training texts and keeps the commonest.</summary>
    public static TfidfBlock Fit(IReadOnlyList<string> texts, NgramSettings settings)
    {
        var kept = NgramCounter.Count(texts, settings);
        return new TfidfBlock(
            settings,
            [.. kept.Select(k => k.Hash)],
            [.. kept.Select(k => k.Name)],
            [.. kept.Select(k => (float)(1 + Math.Log((1.0 + texts.Count) / (1.0 + k.Frequency))))]);
    }

    /// <summary>Appends the columns of a text, ascending, to a row.</summary>
    /// <param name="text">The text; an empty one adds nothing.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of this block's first feature.</param>
    /// <returns>How many words of the text have a column, and how many words it has; numbers are not counted.</returns>
    public (int Known, int All) Append(string text, RowBuilder row, int offset)
    {
        if (text.Length == 0)
        {
            return (0, 0);
        }

        var found = new FoundNgrams(columns);
        try
        {
            NgramReader.Read(text, settings, ref found);
            Append(found.Sorted([]), row, offset);
            return (found.KnownWords, found.AllWords);
        }
        finally
        {
            found.Return();
        }
    }

    /// <summary>The same, with the sentences that the columns stand in.</summary>
    /// <param name="text">The text with its sentences.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of this block's first feature.</param>
    public NgramsOfText Read(TokenizedText text, RowBuilder row, int offset)
    {
        var begins = SentenceColumns.BeginsOf(text.Sentences);
        var (found, before) = (new FoundNgrams(columns), row.Count);
        try
        {
            NgramReader.Read(text.Text, settings, ref found);
            var sorted = found.Sorted(begins);
            Append(sorted, row, offset);
            return new(
                new SentenceColumns(text.Sentences, begins, row.Count - before, sorted), found.KnownWords, found.AllWords);
        }
        finally
        {
            found.Return();
        }
    }

    /// <summary>How many words of a text have a column, and how many words it has; numbers are not counted.</summary>
    public (int Known, int All) KnownWords(string words)
    {
        var (known, all) = (0, 0);
        var tokens = new TextTokens(words);
        while (tokens.MoveNext())
        {
            if (!tokens.IsNumber)
            {
                all++;
                known += columns.Find(tokens.Hash) >= 0 ? 1 : 0;
            }
        }

        return (known, all);
    }

    /// <summary>Writes the block.</summary>
    public void Save(BinaryWriter writer)
    {
        settings.Save(writer);
        writer.Write(Count);
        for (var i = 0; i < Count; i++)
        {
            writer.Write(Hashes[i]);
            writer.Write(names[i]);
            writer.Write(idf[i]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TfidfBlock Load(BinaryReader reader)
    {
        var settings = NgramSettings.Load(reader);
        var count = reader.ReadInt32();
        var (hashes, names, idf) = (new ulong[count], new string[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            (hashes[i], names[i], idf[i]) = (reader.ReadUInt64(), reader.ReadString(), reader.ReadSingle());
        }

        return new TfidfBlock(settings, hashes, names, idf);
    }

    private void Append(ReadOnlySpan<NgramPlace> sorted, RowBuilder row, int offset)
    {
        row.MakeRoom(sorted.Length, out var columnsFound, out var values);
        var (first, filled, squares) = (row.Count, 0, 0.0);
        for (var i = 0; i < sorted.Length; filled++)
        {
            var column = sorted[i].Column;
            var times = 1;
            while (++i < sorted.Length && sorted[i].Column == column)
            {
                times++;
            }

            var value = Sublinear(times) * idf[column];
            squares += (double)value * value;
            (columnsFound[filled], values[filled]) = (offset + column, value);
        }

        row.Keep(filled);
        row.Scale(first, squares > 0 ? settings.Weight / Math.Sqrt(squares) : 0);
    }

    private static float Sublinear(int times) => times < FewTimes.Length ? FewTimes[times] : 1f + MathF.Log(times);
}
