namespace ImrPredict.Scoring.Items;

/// <summary>Where a probability lies beside the base rate of its service.</summary>
public enum ScoreBand
{
    /// <summary>Less than half the base rate.</summary>
    WellBelow,

    /// <summary>From a half to four fifths of the base rate.</summary>
    Below,

    /// <summary>From four fifths to five fourths of the base rate.</summary>
    Near,

    /// <summary>From five fourths to twice the base rate.</summary>
    Above,

    /// <summary>Twice the base rate or more.</summary>
    WellAbove,
}
