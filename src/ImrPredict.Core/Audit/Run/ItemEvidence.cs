namespace ImrPredict.Audit.Run;

/// <summary>
/// Why the model expected what it did of one item, as far as the caller can tell. Reasons are in plain words, strongest
/// first, each with what it adds to the log-odds; they may quote the clinical text.
/// </summary>
public sealed record ItemEvidence
{
    /// <summary>What pointed the other way than the decision.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>What spoke for the decision.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>Where they stand in the clinical text, in order, without overlap.</summary>
    public IReadOnlyList<EvidenceSpan> Spans { get; init; } = [];

    /// <summary>Similar decisions in plain words, most similar first.</summary>
    public IReadOnlyList<string> Precedents { get; init; } = [];
}
