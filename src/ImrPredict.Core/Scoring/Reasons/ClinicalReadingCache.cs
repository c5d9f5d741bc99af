using ImrPredict.Features;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Scoring.Reasons;

/// <summary>
/// Readings of clinical texts; the last one is kept for the next item of the letter, which has the same text. For one
/// thread.
/// </summary>
/// <param name="space">What reads.</param>
public sealed class ClinicalReadingCache(FeatureSpace space)
{
    private ClinicalReading? last;

    /// <summary>What the text read last gives to all of its items.</summary>
    internal LetterSums Sums { get; } = new();

    /// <summary>The reading of an item's clinical text.</summary>
    internal ClinicalReading Of(ItemRead.Parsed read)
    {
        var text = read.Item.ClinicalText;
        return last is { } kept && (ReferenceEquals(kept.Text, text) || kept.Text == text)
            ? kept
            : last = space.Read(ReferenceEquals(read.ClinicalText?.Text, text) ? read.ClinicalText! : TokenizedText.Of(text));
    }
}
