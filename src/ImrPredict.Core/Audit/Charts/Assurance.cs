namespace ImrPredict.Audit.Charts;

/// <summary>Whether a unit that goes on as it does will meet a target, by the limits of its usual period.</summary>
public enum Assurance
{
    /// <summary>There is no target, or no limits.</summary>
    None,

    /// <summary>All that chance lets expect meets it.</summary>
    Hits,

    /// <summary>The target lies inside the limits: chance decides from period to period.</summary>
    HitsOrMisses,

    /// <summary>Nothing that chance lets expect meets it.</summary>
    Misses,
}
