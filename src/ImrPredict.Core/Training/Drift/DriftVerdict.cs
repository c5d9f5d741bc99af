namespace ImrPredict.Training.Drift;

/// <summary>How far a distribution has moved from the reference.</summary>
public enum DriftVerdict
{
    /// <summary>No more than chance, or too little to matter (population stability index below 0.1).</summary>
    Stable,

    /// <summary>More than chance, index from 0.1, or 2 % of the rows at levels that training never met.</summary>
    Shifted,

    /// <summary>More than chance, index from 0.25, or 10 % of the rows at levels that training never met.</summary>
    StronglyShifted,
}
