using ImrPredict.Cases;

namespace ImrPredict.Ingest.Letters.Requests;

/// <summary>A document of an open dispute that is no determination letter: a request, or its denial.</summary>
internal sealed record OpenRequest
{
    /// <summary>Case or claim number; the file's name where the text has none.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The requested services in the document's words, at least one.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>What utilization review decided; null where the document does not say.</summary>
    public UtilizationReviewDecision? UrDecision { get; init; }

    /// <summary>Date of injury.</summary>
    public DateOnly? InjuryDate { get; init; }

    /// <summary>Date of the utilization review denial.</summary>
    public DateOnly? UrDenialDate { get; init; }

    /// <summary>What a reader should know, e.g. that a date is none.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is told beside the service, in paragraphs; without names, addresses and greetings.</summary>
    public required string Text { get; init; }
}
