namespace ImrPredict.Synthesis;

/// <summary>How a fact stands in a synthetic case.</summary>
internal enum FactStatus
{
    /// <summary>Nothing is known about it.</summary>
    NotStated = 0,

    /// <summary>It holds.</summary>
    Present,

    /// <summary>It is known not to hold.</summary>
    Absent,

    /// <summary>It is spoken of as a plan, warning or condition, and counts as not stated.</summary>
    Hypothetical,
}
