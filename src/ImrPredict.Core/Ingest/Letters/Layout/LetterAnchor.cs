namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>A heading or label by which the parts of a determination letter are found.</summary>
internal enum LetterAnchor : byte
{
    None = 0,

    // The header.
    CaseNumber,
    PageHeader,
    Notice2013,
    ProfessionalReview,

    // Headings of the skeleton.
    HowMade,
    Credentials,
    Licensure,
    Specialty,
    Documents,
    Summary,
    SummaryLeadIn,
    Issues,
    IssuesLeadIn,

    // Headings of the years before.
    DecisionsEarly,
    DecisionAndRationale2013,
    Qualifications,
    IssueAtDispute,
    GuidelineAndWhy,
    RationaleAndWhy,

    // Labels inside an item, in their order.
    ClaimsGuideline,
    ReviewerGuideline,
    Rationale,
}
