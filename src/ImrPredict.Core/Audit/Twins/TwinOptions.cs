using System.ComponentModel.DataAnnotations;

namespace ImrPredict.Audit.Twins;

/// <summary>Settings of the search for twins.</summary>
public sealed record TwinOptions
{
    /// <summary>Share of common 5-word runs of the facts from which on two items are twins. Default 0.6.</summary>
    [Range(0.1, 1.0)]
    public double Similarity { get; init; } = 0.6;

    /// <summary>Share of common words of the titles from which on two services are the same. Default 0.5.</summary>
    [Range(0.0, 1.0)]
    public double TitleSimilarity { get; init; } = 0.5;

    /// <summary>Share of common 5-word runs from which on two rationales are the same. Default 0.8.</summary>
    [Range(0.1, 1.0)]
    public double RationaleSimilarity { get; init; } = 0.8;
}
