namespace ImrPredict.Cases;

/// <summary>What utilization review did with the request. Known before the review (Labor Code 4610).</summary>
public enum UtilizationReviewDecision
{
    /// <summary>Denied, also called non-certified.</summary>
    Denied,

    /// <summary>A smaller quantity or another service was authorised; the remainder is in dispute.</summary>
    Modified,

    /// <summary>Put off; seen in early years only.</summary>
    Delayed,
}
