using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Latent;

/// <summary>How often a factor holds in a group of services, and what it does to the logit of an overturn.</summary>
internal sealed record FactorPrior
{
    public required EvidenceFactor Factor { get; init; }

    /// <summary>One fact for all items of the letter.</summary>
    public required bool LetterWide { get; init; }

    public required double Present { get; init; }

    public required double Absent { get; init; }

    public required double Hypothetical { get; init; }

    public required double EffectPresent { get; init; }

    public required double EffectAbsent { get; init; }

    /// <summary>The factor speaks for the service where it is present.</summary>
    public bool Favours => EffectPresent > 0;

    public FactStatus Draw(CounterRandom random)
    {
        var at = random.NextDouble();
        return at < Present ? FactStatus.Present
            : at < Present + Absent ? FactStatus.Absent
            : at < Present + Absent + Hypothetical ? FactStatus.Hypothetical
            : FactStatus.NotStated;
    }
}
