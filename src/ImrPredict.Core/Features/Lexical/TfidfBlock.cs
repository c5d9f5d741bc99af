using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Text;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// The n-grams of one text of an item: words and runs of words, or runs of characters inside words, weighted by
/// sublinear TF-IDF (1 + ln tf) * (1 + ln((1 + n) / (1 + df))) and scaled to a fixed length.
/// </summary>
internal class TfidfBlock : FeatureBlock
{
    private readonly NgramSettings _settings;
    private readonly ulong[] _hashes;
    private readonly float[] _idf;
    private readonly FeatureColumn[] _columns;
    private readonly HashedColumns _columnByHash;

    private protected TfidfBlock(NgramSettings settings, IReadOnlyList<Ngram> kept, float[] idf)
    {
        (_settings, _idf) = (settings, idf);
        _hashes = [.. kept.Select(ngram => ngram.Hash)];
        var theme = settings.Source == ItemText.Title ? FeatureTheme.Service
            : settings.Characters ? FeatureTheme.Wording
            : FeatureTheme.Sentence;
        _columns = [.. kept.Select(ngram => new FeatureColumn(ngram.Name, FeatureView.Words, theme))];
        _columnByHash = new HashedColumns(_hashes);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => _columns;

    /// <summary>Counts the n-grams of the training texts and keeps the commonest.</summary>
    /// <param name="items">The items; a text that several share, as in a letter, counts each time.</param>
    /// <param name="settings">What is read and kept.</param>
    public static TfidfBlock Fit(IReadOnlyList<DisputedItem> items, NgramSettings settings)
    {
        var kept = settings.MaxCount == 0 ? [] : NgramCounter.Count([.. items.Select(settings.TextOf)], settings);
        return Create(
            settings, kept, [.. kept.Select(k => (float)(1 + Math.Log((1.0 + items.Count) / (1.0 + k.Frequency))))]);
    }

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        if (_settings.Characters && _columns.Length == 0)
        {
            return;
        }

        var found = Find(_settings.TextOf(item), []);
        Append(found.Sorted(), row);
        row.CountKnown(found.KnownWords, found.AllWords);
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
        _settings.Save(writer);
        writer.Write(_columns.Length);
        for (var i = 0; i < _columns.Length; i++)
        {
            writer.Write(_hashes[i]);
            writer.Write(_columns[i].Name);
            writer.Write(_idf[i]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TfidfBlock Load(BinaryReader reader)
    {
        var settings = NgramSettings.Load(reader);
        var kept = new Ngram[reader.ReadInt32()];
        var idf = new float[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = new(reader.ReadUInt64(), reader.ReadString(), Frequency: 0);
            idf[i] = reader.ReadSingle();
        }

        return Create(settings, kept, idf);
    }

    /// <summary>Finds the n-grams of a text that have a column.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">Its sentences; empty where their numbers do not matter.</param>
    private protected FoundNgrams Find(string text, IReadOnlyList<TextSpan> sentences)
    {
        var found = new FoundNgrams(_columnByHash, text.Length / 8, sentences);
        NgramReader.Read(text, _settings, ref found);
        return found;
    }

    /// <summary>Appends the columns of n-grams.</summary>
    /// <param name="places">Where they stand, by column.</param>
    /// <param name="row">Where to append.</param>
    private protected void Append(ReadOnlySpan<NgramPlace> places, RowBuilder row)
    {
        var (first, squares) = (row.Count, 0.0);
        for (var i = 0; i < places.Length;)
        {
            var (column, times) = (places[i].Column, 1);
            while (++i < places.Length && places[i].Column == column)
            {
                times++;
            }

            var value = (1f + MathF.Log(times)) * _idf[column];
            squares += (double)value * value;
            row.Add(column, value);
        }

        row.Scale(first, squares > 0 ? _settings.Weight / Math.Sqrt(squares) : 0);
    }

    private static TfidfBlock Create(NgramSettings settings, IReadOnlyList<Ngram> kept, float[] idf) =>
        settings is { Source: ItemText.Clinical, Characters: false }
            ? new ClinicalWordsBlock(settings, kept, idf)
            : new TfidfBlock(settings, kept, idf);
}
