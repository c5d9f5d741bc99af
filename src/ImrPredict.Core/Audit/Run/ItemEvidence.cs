namespace ImrPredict.Audit;

/// <summary>Why the model expected what it did of one item, as far as the caller can tell.</summary>
public sealed record ItemEvidence
{
    /// <summary>Reasons in plain words, strongest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Where they stand in the clinical text, in order, without overlap.</summary>
    public IReadOnlyList<EvidenceSpan> Spans { get; init; } = [];

    /// <summary>Similar decisions in plain words, most similar first.</summary>
    public IReadOnlyList<string> Precedents { get; init; } = [];
}
