namespace ImrPredict.Audit.Charts;

/// <summary>Where a point lies against its limits.</summary>
public enum ChartPosition
{
    /// <summary>Inside both limits.</summary>
    Inside,

    /// <summary>Above the 95 % limit: more overturned than expected.</summary>
    Above95,

    /// <summary>Below the 95 % limit.</summary>
    Below95,

    /// <summary>Above the 99.8 % limit.</summary>
    Above998,

    /// <summary>Below the 99.8 % limit.</summary>
    Below998,
}
