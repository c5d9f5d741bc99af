namespace ImrPredict.Audit.Charts;

/// <summary>On which side of a target a share is to lie.</summary>
public enum TargetSide
{
    /// <summary>The target or less.</summary>
    AtMost,

    /// <summary>The target or more.</summary>
    AtLeast,
}
