namespace ImrPredict.Audit.Charts.Runs;

/// <summary>A test for runs.</summary>
public enum RunRule
{
    /// <summary>A point outside the limits.</summary>
    Outside,

    /// <summary>Two of three points in a row far on one side.</summary>
    TwoOfThree,

    /// <summary>Four of five points in a row beyond one sigma on one side.</summary>
    FourOfFive,

    /// <summary>Points in a row on one side of the centre.</summary>
    Shift,

    /// <summary>Points in a row that rise, or that fall.</summary>
    Trend,
}
