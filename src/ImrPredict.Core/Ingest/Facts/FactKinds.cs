namespace ImrPredict.Ingest.Facts;

/// <summary>Kinds of the words of <c>fact-terms.tsv</c>, which explains them; named there with hyphens.</summary>
[Flags]
internal enum FactKinds
{
    None = 0,
    AgeUnit = 1 << 0,
    AgeWord = 1 << 1,
    Body = 1 << 2,
    DxClosing = 1 << 3,
    DxHeading = 1 << 4,
    DxOpening = 1 << 5,
    Ground = 1 << 6,
    Negation = 1 << 7,
    PlanCue = 1 << 8,
    Pronoun = 1 << 9,
    Provider = 1 << 10,
    Sex = 1 << 11,
    Side = 1 << 12,
    Treatment = 1 << 13,
    TreatmentCue = 1 << 14,
    UrDelayed = 1 << 15,
    UrDenied = 1 << 16,
    UrModified = 1 << 17,
    UrSubject = 1 << 18,
}
