namespace ImrPredict.Scoring.Reasons;

/// <summary>What a reason speaks of; the columns of one theme make one reason.</summary>
internal enum ReasonTheme
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

    /// <summary>The clinical text as a whole: runs of characters, or what a language model makes of it.</summary>
    Wording,

    /// <summary>A column that this version has no words for; it is named as it is.</summary>
    Named,

    /// <summary>A sentence of the clinical text: its words, and the evidence that it states.</summary>
    Sentence,
}
