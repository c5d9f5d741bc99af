using ImrPredict.Cases;

namespace ImrPredict.Audit.Surprise;

/// <summary>How strange one decision is, given what was known before it.</summary>
public sealed record ItemSurprise
{
    /// <summary>Place of the item in the audited list, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>Published case number.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Position in its letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was decided.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Probability of overturn by a model that has not seen the decision.</summary>
    public required double ExpectedProbability { get; init; }

    /// <summary>
    /// The same, given also how the other items of the letter and the item's twins were decided; equal to
    /// <see cref="ExpectedProbability"/> where they were found to tell nothing.
    /// </summary>
    public required double PeerProbability { get; init; }

    /// <summary>
    /// -ln of the probability of what was decided, by <see cref="PeerProbability"/>; larger is stranger.
    /// </summary>
    public required double Surprise { get; init; }

    /// <summary>
    /// Exact p-value: the probability of the observed outcome where it was the rarer one, else 1, at the cautious end
    /// of what is known of the expectation's calibration. It is discrete.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>Smallest nominal share of false flags at which the item is flagged.</summary>
    public required double QValue { get; init; }

    /// <summary>
    /// Row of the surgery in the same letter that the item follows from and was decided like; null where it stands
    /// alone. Such an item is never flagged by itself.
    /// </summary>
    public int? FollowsFrom { get; init; }

    /// <summary>Whether the item is flagged at the share asked for.</summary>
    public required bool Flagged { get; init; }

    /// <summary>Rank by surprise, 1 = strangest; ties in input order.</summary>
    public required int Rank { get; init; }

    /// <summary>Label-quality scores of the literature, side by side.</summary>
    public required LabelQuality Quality { get; init; }
}
