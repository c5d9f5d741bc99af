namespace ImrPredict.Audit.Checks;

/// <summary>What does not fit together in a decided item.</summary>
public enum ConsistencyKind
{
    /// <summary>The verdict word and the rationale's closing sentence contradict each other.</summary>
    VerdictContradictsRationale,

    /// <summary>The same rationale stands in letters of different cases.</summary>
    SharedRationale,

    /// <summary>The reviewer's guideline is about another part of the body than the item.</summary>
    GuidelineOfAnotherBodyPart,

    /// <summary>The age in the text differs from the age in the fields by more than one year.</summary>
    AgeDiffers,

    /// <summary>The sex in the text differs from the sex in the fields.</summary>
    SexDiffers,

    /// <summary>The text speaks of the other side only.</summary>
    SideDiffers,

    /// <summary>The date of injury in the text differs from that in the header.</summary>
    InjuryDateDiffers,

    /// <summary>The dates of injury, denial, application, assignment and decision are not in order.</summary>
    DatesOutOfOrder,

    /// <summary>The text says that the request was withdrawn, yet it was decided.</summary>
    DecidedThoughWithdrawn,
}
