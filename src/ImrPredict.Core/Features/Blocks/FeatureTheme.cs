namespace ImrPredict.Features.Blocks;

/// <summary>What a column tells of an item; reasons sum up the columns of one theme.</summary>
internal enum FeatureTheme : byte
{
    /// <summary>The service asked for: its category and the words of the request.</summary>
    Service,

    /// <summary>Treatment category of a coded row.</summary>
    Treatment,

    /// <summary>Diagnosis category of a coded row.</summary>
    Diagnosis,

    /// <summary>Diagnosis, treatment and type of a coded row taken together.</summary>
    Combination,

    /// <summary>Medical necessity, experimental or urgent care.</summary>
    ImrType,

    /// <summary>Body part.</summary>
    BodyPart,

    /// <summary>The guideline that utilization review cited.</summary>
    Guideline,

    /// <summary>What utilization review decided.</summary>
    UrDecision,

    /// <summary>Prospective, retrospective or concurrent.</summary>
    ReviewType,

    /// <summary>Standard or expedited.</summary>
    Priority,

    /// <summary>How many items the letter has.</summary>
    ItemsInCase,

    /// <summary>Time since the injury, and between the dates of the case.</summary>
    Dates,

    /// <summary>Quantities.</summary>
    Quantity,

    /// <summary>Whether the request accompanies a surgery.</summary>
    Satellite,

    /// <summary>A concept of clinical evidence.</summary>
    Evidence,

    /// <summary>The clinical text as a whole: runs of characters, or numbers of a language model.</summary>
    Wording,

    /// <summary>The weighted sum of all clinical evidence.</summary>
    EvidenceSum,

    /// <summary>How published reviews of the treatment that the text names were decided.</summary>
    PublishedTreatment,

    /// <summary>How published reviews of the diagnosis that the text names were decided.</summary>
    PublishedDiagnosis,

    /// <summary>A word or phrase of the clinical text: reasons tell it by the sentences that it stands in.</summary>
    Sentence,
}
