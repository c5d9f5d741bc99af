namespace ImrPredict.Synthesis;

/// <summary>What moves an outcome in the synthetic world. The number is the n of the field's list E1 to E16.</summary>
internal enum EvidenceFactor
{
    /// <summary>E1: conservative care of four to six weeks failed.</summary>
    FailedConservativeCare = 1,

    /// <summary>E2: objective neurologic deficit, or its like in a joint.</summary>
    NeurologicDeficit,

    /// <summary>E3: sign of serious disease.</summary>
    RedFlag,

    /// <summary>E4: imaging or nerve tests agree with the examination.</summary>
    ConcordantStudy,

    /// <summary>E5: the same study was done before and nothing has changed.</summary>
    RepeatStudy,

    /// <summary>E6: quantity within the guideline; <see cref="FactStatus.Absent"/> is a quantity above it.</summary>
    QuantityWithinGuideline,

    /// <summary>E7: earlier use brought functional gain.</summary>
    FunctionalGain,

    /// <summary>E8: opioid use is monitored.</summary>
    OpioidMonitoring,

    /// <summary>E9: the request leaves out what is needed to judge it.</summary>
    DocumentationGap,

    /// <summary>E10: acute or postoperative short-term use.</summary>
    AcuteOrPostoperative,

    /// <summary>E11: a comorbidity or risk speaks for the service.</summary>
    Comorbidity,

    /// <summary>E12: the guideline advises against the service.</summary>
    NotRecommended,

    /// <summary>E13: decision on the surgery that the service goes with. Known only with the decision.</summary>
    PrimarySurgery,

    /// <summary>E14: the request contradicts the findings.</summary>
    Contradiction,

    /// <summary>E15: a clear question to a specialist.</summary>
    SpecialistQuestion,

    /// <summary>E16: utilization review cited no guideline.</summary>
    UrGaveNoGuideline,
}
