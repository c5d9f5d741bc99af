using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text;
using ImrPredict.Text.Internals;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// The n-grams of one text of an item: words and runs of words, or runs of characters inside words, weighted by
/// sublinear TF-IDF (1 + ln tf) * (1 + ln((1 + n) / (1 + df))) and scaled to a fixed length.
/// </summary>
internal class TfidfBlock : FeatureBlock
{
    private readonly FittedNgrams _fitted;
    private readonly FeatureColumn[] _columns;
    private readonly HashIndex _columnByHash;

    /// <summary>Makes the block of fitted n-grams.</summary>
    public TfidfBlock(FittedNgrams fitted)
    {
        _fitted = fitted;
        var theme = fitted.Settings.Source == ItemText.Title ? FeatureTheme.Service
            : fitted.Settings.Characters ? FeatureTheme.Wording
            : FeatureTheme.Sentence;
        _columns = [.. fitted.Kept.Select(ngram => new FeatureColumn(ngram.Name, FeatureView.Text, theme))];
        _columnByHash = new HashIndex([.. fitted.Kept.Select(ngram => ngram.Hash)]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => _columns;

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        if (_fitted.Settings.Characters && _columns.Length == 0)
        {
            return;
        }

        var found = Find(_fitted.Settings.TextOf(item), []);
        Append(found.Sorted(), row);
        row.CountKnown(found.KnownWords, found.AllWords);
        found.Return();
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer) => _fitted.Save(writer);

    /// <summary>Finds the n-grams of a text that have a column.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">Its sentences; empty where their numbers do not matter.</param>
    private protected FoundNgrams Find(string text, IReadOnlyList<TextSpan> sentences)
    {
        var found = new FoundNgrams(_columnByHash, text.Length / 8, sentences);
        NgramReader.Read(text, _fitted.Settings, ref found);
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

            var value = (1f + MathF.Log(times)) * _fitted.Idf[column];
            squares += (double)value * value;
            row.Add(column, value);
        }

        row.Scale(first, squares > 0 ? _fitted.Settings.Weight / Math.Sqrt(squares) : 0);
    }
}
