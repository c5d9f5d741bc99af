namespace ImrPredict.Cases;

/// <summary>When the service was, or is to be, given in relation to the request.</summary>
public enum ReviewType
{
    /// <summary>Not yet given: the usual case.</summary>
    Prospective,

    /// <summary>Already given; the letter's title says so or names a date of service.</summary>
    Retrospective,

    /// <summary>Under way.</summary>
    Concurrent,
}
