namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>The columns of the DMHC file, whatever a release calls them.</summary>
internal enum DmhcColumn
{
    /// <summary>A column that no release of the DMHC has, e.g. row numbers.</summary>
    Extra = -1,
    ReferenceId = 0,
    ReportYear,
    DiagnosisCategory,
    DiagnosisSubcategory,
    TreatmentCategory,
    TreatmentSubcategory,
    Determination,
    Type,
    AgeRange,
    PatientGender,
    ImrType,
    DaysToReview,
    DaysToAdopt,
    Findings,
}
