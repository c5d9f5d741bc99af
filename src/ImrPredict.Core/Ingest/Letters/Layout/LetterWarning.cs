namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>What the letter parser warns of; <see cref="LetterWarnings.Words"/> gives the text.</summary>
internal enum LetterWarning
{
    /// <summary>The verdict is missing or cut off.</summary>
    VerdictMissing,

    /// <summary>The verdict is misspelt.</summary>
    VerdictMisspelt,

    /// <summary>More than the verdict alone is printed in its place.</summary>
    VerdictWordy,

    /// <summary>No colon is printed before the verdict.</summary>
    NoColon,

    /// <summary>The closing sentence of the rationale says the opposite of the verdict.</summary>
    VerdictContradicted,

    /// <summary>Another verdict is printed inside the rationale.</summary>
    VerdictInside,

    /// <summary>A label is printed inside the rationale.</summary>
    LabelInside,

    /// <summary>The verdict is read from a sentence, as the layout has no verdict word.</summary>
    VerdictFromProse,

    /// <summary>The title is missing.</summary>
    TitleMissing,

    /// <summary>Where the title begins is uncertain.</summary>
    TitleUncertain,

    /// <summary>One or more of the item's labels are missing.</summary>
    LabelsMissing,

    /// <summary>A label of the item is misspelt.</summary>
    LabelDamaged,

    /// <summary>The item occurs twice in the letter, word for word.</summary>
    ItemRepeated,

    /// <summary>A page occurs twice and is read once.</summary>
    PageRepeated,

    /// <summary>The text of the item is cut off.</summary>
    CutOff,

    /// <summary>The clinical case summary is missing.</summary>
    SummaryMissing,

    /// <summary>The clinical case summary cannot be read, as a damaged font map leaves it.</summary>
    TextUnreadable,

    /// <summary>The header holds more than one case number.</summary>
    HeadersDisagree,

    /// <summary>The case number is taken from the file name.</summary>
    CaseNumberFromFileName,

    /// <summary>The dates of the header are placed by their order alone.</summary>
    HeaderOrderGuessed,

    /// <summary>No date of injury could be placed. The next four are the other dates, in the header's order.</summary>
    InjuryDateMissing,

    /// <summary>No date of the utilization review denial could be placed.</summary>
    UrDenialDateMissing,

    /// <summary>No date of the application could be placed.</summary>
    ReceivedDateMissing,

    /// <summary>No date of assignment could be placed.</summary>
    AssignedDateMissing,

    /// <summary>No date of the decision could be placed.</summary>
    DecisionDateMissing,

    /// <summary>
    /// The date of injury breaks the order. The next four are the other dates, in the header's order.
    /// </summary>
    InjuryDateOutOfOrder,

    /// <summary>The date of the utilization review denial breaks the order.</summary>
    UrDenialDateOutOfOrder,

    /// <summary>The date of the application breaks the order.</summary>
    ReceivedDateOutOfOrder,

    /// <summary>The date of assignment breaks the order.</summary>
    AssignedDateOutOfOrder,

    /// <summary>The date of the decision breaks the order.</summary>
    DecisionDateOutOfOrder,
}
