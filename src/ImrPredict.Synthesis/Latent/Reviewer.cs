using ImrPredict.Synthesis.Grammar;

namespace ImrPredict.Synthesis.Latent;

/// <summary>A physician who reviews: habits of writing, and a leaning that no one sees.</summary>
internal sealed record Reviewer
{
    public required int Number { get; init; }

    /// <summary>Family of author, 0 to 5: opener, words for the worker, closing sentences.</summary>
    public required int Family { get; init; }

    public required string Specialty { get; init; }

    public required string[] States { get; init; }

    public required DateStyle DateStyle { get; init; }

    /// <summary>Share of the guideline paragraphs that are pasted from stock.</summary>
    public required double StockShare { get; init; }

    /// <summary>On the logit of an overturn.</summary>
    public required double Effect { get; init; }
}
