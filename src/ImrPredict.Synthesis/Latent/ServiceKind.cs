using ImrPredict.Cases;
using ImrPredict.Synthesis.Grammar;

namespace ImrPredict.Synthesis.Latent;

/// <summary>A kind of service with its place in the taxonomy, its frequency and its overturn rate.</summary>
internal sealed record ServiceKind
{
    public required string Id { get; init; }

    public required int Index { get; init; }

    public required ServiceCategory Category { get; init; }

    public required double Share2014 { get; init; }

    public required double Share2024 { get; init; }

    public required double EarlyWeight { get; init; }

    /// <summary>Overturned items as a fraction, printed labels counted.</summary>
    public required double OverturnRate { get; init; }

    public required string Group { get; init; }

    public required string Topic { get; init; }

    public required Template Noun { get; init; }

    public required FactorPrior[] Factors { get; init; }

    public required Drug[] Drugs { get; init; }

    /// <summary>Counted in visits or sessions.</summary>
    public bool IsCourse => Group is "therapy" or "manual" or "psych";

    public double ShareAt(double mix, bool early) =>
        (Share2014 + ((Share2024 - Share2014) * mix)) * (early ? EarlyWeight : 1);
}

/// <summary>A medicine as letters name it.</summary>
internal sealed record Drug(string Name, string[] Strengths, string[] Counts)
{
    /// <summary>The name without a brand in brackets or the parts of a compound, for running text.</summary>
    public string ShortName { get; } = Name.Split(" (")[0];
}
