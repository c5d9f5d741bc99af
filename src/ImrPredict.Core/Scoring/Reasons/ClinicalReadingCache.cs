using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Scoring.Reasons;

/// <summary>Keeps the last reading for the next item of the letter, which has the same text. For one thread.</summary>
/// <param name="space">What reads.</param>
public sealed class ClinicalReadingCache(FeatureSpace space)
{
    private ClinicalReading? _last;

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
}
