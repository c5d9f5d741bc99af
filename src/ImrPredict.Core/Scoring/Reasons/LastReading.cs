using ImrPredict.Features;

namespace ImrPredict.Scoring;

/// <summary>
/// Readings of clinical texts; the last one is kept for the next item of the letter, which has the same text. For one
/// thread.
/// </summary>
/// <param name="space">What reads.</param>
public sealed class LastReading(FeatureSpace space)
{
    private ClinicalReading? last;

    /// <summary>What the text read last gives to all of its items.</summary>
    internal LetterSums Sums { get; } = new();

    /// <summary>The reading of a text.</summary>
    public ClinicalReading Of(string clinicalText) =>
        last is { } kept && (ReferenceEquals(kept.Text, clinicalText) || kept.Text == clinicalText)
            ? kept
            : last = space.Read(clinicalText);
}
