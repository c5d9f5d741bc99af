using System.ComponentModel.DataAnnotations;

namespace ImrPredict.Audit.Surprise;

/// <summary>Settings of the search for decisions that stand out.</summary>
public sealed record SurpriseOptions
{
    /// <summary>Nominal share of false flags among the flags; 1 flags all. Unit: fraction. Default 0.10.</summary>
    [Range(0.0, 1.0)]
    public double FalseDiscoveryRate { get; init; } = 0.10;

    /// <summary>How that share is held. Default <see cref="FalseDiscoveryMethod.Discrete"/>.</summary>
    public FalseDiscoveryMethod Method { get; init; } = FalseDiscoveryMethod.Discrete;

    /// <summary>
    /// How far p-values and flags distrust the spread of an expectation that was itself learnt. Unit: standard errors
    /// of its calibration's slope. Default 1.645, the one-sided 95 %; 0 takes the expectation as known.
    /// </summary>
    [Range(0.0, 5.0)]
    public double Caution { get; init; } = 1.645;

    /// <summary>Whether decisions on letter-mates and twins may sharpen the expectation. Default true.</summary>
    public bool UsePeers { get; init; } = true;

    /// <summary>Seed of the folds behind the peers' weights. Default 1.</summary>
    public int Seed { get; init; } = 1;
}
