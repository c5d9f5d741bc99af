namespace ImrPredict.Cases;

/// <summary>How fast the review was asked for.</summary>
public enum Priority
{
    /// <summary>The ordinary clock.</summary>
    Standard,

    /// <summary>An imminent and serious threat to health was certified.</summary>
    Expedited,
}
