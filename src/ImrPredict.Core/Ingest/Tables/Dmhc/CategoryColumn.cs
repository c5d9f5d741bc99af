namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>The columns of the crosswalk that hold category names.</summary>
internal enum CategoryColumn
{
    /// <summary>Diagnosis category.</summary>
    Diagnosis,

    /// <summary>Diagnosis sub-category.</summary>
    DiagnosisSub,

    /// <summary>Treatment category.</summary>
    Treatment,

    /// <summary>Treatment sub-category.</summary>
    TreatmentSub,
}
