using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Latent;

/// <summary>A case before a word of it is written and before it is decided.</summary>
internal sealed class LatentLetter
{
    public required long Index { get; init; }

    /// <summary>The index that content is drawn from: its own, another letter's, or a kit's (negative).</summary>
    public required long Source { get; init; }

    public required ClusterKind ClusterKind { get; init; }

    public required CaseDates Dates { get; init; }

    public required bool Early { get; init; }

    public required Person Person { get; init; }

    public required BodyRegion Region { get; init; }

    public required BodyRegion OtherRegion { get; init; }

    public BodySide? Side { get; init; }

    public required Diagnosis Diagnosis { get; init; }

    public required Diagnosis OtherDiagnosis { get; init; }

    public required int Requester { get; init; }

    public required Reviewer Reviewer { get; init; }

    /// <summary>Who words the summary: the reviewer, or for a repeated case the reviewer of the first letter.</summary>
    public required Reviewer Author { get; init; }

    public required Priority Priority { get; init; }

    public required FactStatus[] Facts { get; init; }

    public required int PlannedItems { get; init; }

    public List<LatentItem> Items { get; } = [];

    public double ClaimYears => (Dates.UrDenial.DayNumber - Dates.Injury.DayNumber) / 365.25;
}

/// <summary>Who was hurt.</summary>
internal sealed record Person(int Age, Sex Sex);
