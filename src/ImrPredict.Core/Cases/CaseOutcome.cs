namespace ImrPredict.Cases;

/// <summary>The outcome of a whole letter, derived from its items; a partial overturn exists only here.</summary>
public enum CaseOutcome
{
    /// <summary>Every item was upheld.</summary>
    Upheld,

    /// <summary>Some items were overturned and some upheld.</summary>
    PartialOverturn,

    /// <summary>Every item was overturned.</summary>
    Overturned,
}
