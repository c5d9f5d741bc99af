using ImrPredict.Cases.Provenance;

namespace ImrPredict.Cases;

/// <summary>
/// One service in dispute, as known before the review; text is cleaned and cut, nothing is imputed. Null or empty
/// means that the source does not say. Nothing here is known only from the decision (see <see cref="Decision"/>).
/// </summary>
public sealed record DisputedItem
{
    /// <summary>Published case number, e.g. <c>CM17-0021791</c>. An id, never a feature: it encodes type and
    /// year.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Position in its letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of input that it was read from.</summary>
    public required ItemSource Source { get; init; }

    /// <summary>The service as the letter's title words it, without the verdict; empty for coded and text-only
    /// rows.</summary>
    public string RequestedService { get; init; } = "";

    /// <summary>Category of the service in the DWC search site's taxonomy.</summary>
    public ServiceCategory ServiceCategory { get; init; } = ServiceCategory.Other;

    /// <summary>What was asked for before utilization review; null where not stated apart.</summary>
    public ServiceQuantity? RequestedQuantity { get; init; }

    /// <summary>What utilization review authorised; null where nothing was, or not stated.</summary>
    public ServiceQuantity? AuthorisedQuantity { get; init; }

    /// <summary>What is in dispute.</summary>
    public ServiceQuantity? DisputedQuantity { get; init; }

    /// <summary>Body part that the service is for, e.g. <c>lumbar spine</c>.</summary>
    public string? BodyPart { get; init; }

    /// <summary>Side of the body.</summary>
    public BodySide? Side { get; init; }

    /// <summary>Diagnoses in the source's words, in its order.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>ICD-10-CM codes, e.g. <c>M54.16</c>.</summary>
    public IReadOnlyList<string> Icd10 { get; init; } = [];

    /// <summary>What utilization review decided.</summary>
    public UtilizationReviewDecision? UrDecision { get; init; }

    /// <summary>The ground that utilization review gave.</summary>
    public string? UrReason { get; init; }

    /// <summary>The guideline that the claims administrator cited; the source's words, also where it says that none
    /// was.</summary>
    public string? ClaimsAdministratorGuideline { get; init; }

    /// <summary>Standard or expedited.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Prospective, retrospective or concurrent.</summary>
    public ReviewType? ReviewType { get; init; }

    /// <summary>Date of injury.</summary>
    public DateOnly? InjuryDate { get; init; }

    /// <summary>Date of the utilization review denial.</summary>
    public DateOnly? UrDenialDate { get; init; }

    /// <summary>Date on which the application for review was received.</summary>
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>Date on which the case was assigned to the review organisation.</summary>
    public DateOnly? AssignedDate { get; init; }

    /// <summary>Age in years at the review. For the fairness audit; not a feature by default.</summary>
    public int? Age { get; init; }

    /// <summary>Sex. For the fairness audit; not a feature by default.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Number of disputed items in the letter, this one included.</summary>
    public int? ItemsInCase { get; init; }

    /// <summary>The clinical text after leak cutting; empty where the source has none.</summary>
    public string ClinicalText { get; init; } = "";

    /// <summary>Where the clinical text comes from; null where there is none.</summary>
    public ClinicalTextKind? ClinicalTextKind { get; init; }

    /// <summary>DMHC diagnosis category, in the project's vocabulary.</summary>
    public string? DiagnosisCategory { get; init; }

    /// <summary>DMHC diagnosis sub-category, in the project's vocabulary.</summary>
    public string? DiagnosisSubcategory { get; init; }

    /// <summary>DMHC treatment category, in the project's vocabulary.</summary>
    public string? TreatmentCategory { get; init; }

    /// <summary>DMHC treatment sub-category, in the project's vocabulary.</summary>
    public string? TreatmentSubcategory { get; init; }

    /// <summary>DMHC age band, e.g. <c>11-20</c>. For the fairness audit; not a feature by default.</summary>
    public string? AgeRange { get; init; }

    /// <summary>DMHC ground of the denial: medical necessity, experimental or investigational, urgent care.</summary>
    public string? ImrType { get; init; }

    /// <summary>Year of report. A key to split by, never a feature.</summary>
    public int? ReportYear { get; init; }

    /// <summary>Whole days from injury to receipt of the application (else to UR denial); null where a date is
    /// blank.</summary>
    public int? ClaimAgeDays => (ReceivedDate ?? UrDenialDate) is { } end && InjuryDate is { } start
        ? end.DayNumber - start.DayNumber
        : null;
}
