namespace ImrPredict.Synthesis.Latent;

/// <summary>One disputed service before a word of it is written.</summary>
internal sealed class LatentItem
{
    public required ServiceKind Service { get; init; }

    public Drug? Drug { get; init; }

    public string Strength { get; init; } = "";

    public string Count { get; init; } = "";

    /// <summary>Title of a service that comes with a surgery; null for others.</summary>
    public string? SatelliteTitle { get; init; }

    /// <summary>Place of the surgery in the letter that this service comes with; null for others.</summary>
    public int? PrimaryAt { get; init; }

    /// <summary>Status by number of the factor, 1 to 16.</summary>
    public required FactStatus[] Facts { get; init; }

    public int Visits { get; init; }

    public int PriorVisits { get; init; }

    public int VisitLimit { get; init; }

    /// <summary>What utilization review allowed of <see cref="Visits"/> or of the count; 0 for nothing.</summary>
    public int Allowed { get; init; }

    public bool Substituted { get; init; }

    public bool Retrospective { get; init; }

    public FactStatus this[EvidenceFactor factor] => Facts[(int)factor];

    public bool Holds(EvidenceFactor factor) => Facts[(int)factor] == FactStatus.Present;
}
