namespace ImrPredict.Synthesis.Latent;

/// <summary>A medicine as letters name it.</summary>
internal sealed record Drug(string Name, string[] Strengths, string[] Counts, string Disease)
{
    /// <summary>The name without a brand in brackets or the parts of a compound, for running text.</summary>
    public string ShortName { get; } = Name.Split(" (")[0];
}
