namespace ImrPredict.Audit.Charts;

/// <summary>What the latest period of a unit shows, by the tests for runs.</summary>
public enum Variation
{
    /// <summary>There is no series in time, or no test.</summary>
    Unknown,

    /// <summary>Nothing but common causes: what chance lets expect.</summary>
    CommonCause,

    /// <summary>A special cause, higher: more overturned than at the unit's own level.</summary>
    SpecialCauseHigh,

    /// <summary>A special cause, lower.</summary>
    SpecialCauseLow,
}
