using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters.Items;
using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Ingest.Letters;

/// <summary>A determination letter, as parsed: its header and its items in order.</summary>
internal sealed record Letter
{
    /// <summary>Case number, e.g. <c>CM14-0121636</c>.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The layout that was recognised.</summary>
    public required LetterLayout Layout { get; init; }

    /// <summary>Standard or expedited.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Date of injury.</summary>
    public DateOnly? InjuryDate { get; init; }

    /// <summary>Date of the utilization review denial.</summary>
    public DateOnly? UrDenialDate { get; init; }

    /// <summary>Date on which the application was received.</summary>
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>Date of assignment to the review organisation.</summary>
    public DateOnly? AssignedDate { get; init; }

    /// <summary>Date of the decision.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>Reviewer's specialty as printed.</summary>
    public string? ReviewerSpecialty { get; init; }

    /// <summary>The clinical case summary before leak cutting, without its fixed lead-in; empty where
    /// missing.</summary>
    public string ClinicalSummary { get; init; } = "";

    /// <summary>The items, in the letter's order.</summary>
    public required IReadOnlyList<LetterItem> Items { get; init; }

    /// <summary>What a reader of this letter should know; about the header or the whole letter.</summary>
    public IReadOnlyList<LetterWarning> Warnings { get; init; } = [];
}
