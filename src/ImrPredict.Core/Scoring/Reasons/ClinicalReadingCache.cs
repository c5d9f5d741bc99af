using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Scoring.Reasons;

/// <summary>
/// Keeps the last reading for the next item of the letter, which has the same text. For one thread and one model.
/// </summary>
/// <param name="space">What reads.</param>
public sealed class ClinicalReadingCache(FeatureSpace space)
{
    private ClinicalReading? _last;

    // What its words add to its sentences, for items that have so much; found on first use.
    private (ClinicalReading Reading, RowKind Kind, double[] Sums)? _ofWords;

    /// <summary>The reading of an item's clinical text.</summary>
    internal ClinicalReading Read(ItemRead.Parsed read)
    {
        var text = read.Item.ClinicalText;
        if (_last?.Text != text)
        {
            var isTokenized = ReferenceEquals(read.ClinicalText?.Text, text);
            _last = space.Read(isTokenized ? read.ClinicalText! : new TokenizedText(text));
        }

        return _last;
    }

    /// <summary>What the words of a reading add to its sentences; found anew unless it was asked last.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="kind">What the item has; it decides what a word is worth.</param>
    /// <param name="find">Finds it.</param>
    internal double[] OfWords(ClinicalReading reading, RowKind kind, Func<double[]> find)
    {
        if (_ofWords is { } last && ReferenceEquals(last.Reading, reading) && last.Kind == kind)
        {
            return last.Sums;
        }

        var sums = find();
        _ofWords = (reading, kind, sums);
        return sums;
    }
}
