namespace ImrPredict.Text.Redaction;

/// <summary>
/// What tells of a person and is replaced by its kind in brackets; the first of two that overlap wins.
/// </summary>
internal enum RedactedKind
{
    /// <summary>An address of electronic mail.</summary>
    Email,

    /// <summary>A Social Security number, whole or masked in part.</summary>
    SocialSecurity,

    /// <summary>A date with its day.</summary>
    Date,

    /// <summary>A number of a telephone or fax.</summary>
    Phone,

    /// <summary>A number of a claim, case, file, policy, account or record.</summary>
    ClaimNumber,

    /// <summary>A street with its number, a post box, a town with state and ZIP code.</summary>
    Address,

    /// <summary>A name of a person.</summary>
    Name,
}
