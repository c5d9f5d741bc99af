namespace ImrPredict.Text.Evidence;

/// <summary>What a text says of a concept that it mentions (Chapman et al. 2001; Harkema et al. 2009).</summary>
public enum Assertion
{
    /// <summary>Stated as a fact of this patient, now or in the past.</summary>
    Present,

    /// <summary>Denied, looked for and not found, or said not to be documented.</summary>
    Absent,

    /// <summary>Asked for, planned, suspected, conditional, or said of someone else.</summary>
    Hypothetical,

    /// <summary>Part of a guideline or of the literature that the text cites.</summary>
    Quoted,
}
