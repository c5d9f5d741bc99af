namespace ImrPredict.Ingest.Facts;

/// <summary>Kinds of the terms of <c>fact-terms.tsv</c>, which explains them and spells them with hyphens.</summary>
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
    Pronoun = 1 << 8,
    Provider = 1 << 9,
    Sex = 1 << 10,
    Side = 1 << 11,
    UrDelayed = 1 << 12,
    UrDenied = 1 << 13,
    UrModified = 1 << 14,
    UrSubject = 1 << 15,
}
