namespace ImrPredict.Cases;

/// <summary>Where the clinical text of an item comes from, which says how near to the decision it was
/// written.</summary>
public enum ClinicalTextKind
{
    /// <summary>The utilization review report. Written before the review.</summary>
    UrReport,

    /// <summary>A report of the treating physician (PR-2, request for authorization). Written before the
    /// review.</summary>
    TreatingReport,

    /// <summary>
    /// The clinical case summary of a determination letter. Its facts are older than the decision, its words are
    /// the reviewer's: a proxy for the records, to be used with a warning.
    /// </summary>
    ReviewerSummary,

    /// <summary>The part of DMHC findings before the verdict: request, denial ground, history.</summary>
    FindingsBackground,
}
