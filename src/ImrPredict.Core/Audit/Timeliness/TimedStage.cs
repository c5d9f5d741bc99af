namespace ImrPredict.Audit.Timeliness;

/// <summary>A stretch of a review's way that two dates, or a column of days, tell of. Calendar days.</summary>
public enum TimedStage
{
    /// <summary>From the denial of utilization review to the application; the worker's time.</summary>
    File,

    /// <summary>From the application to the assignment.</summary>
    Assign,

    /// <summary>From the assignment to the decision; where a column of days is given, from receipt to review.</summary>
    Review,

    /// <summary>From receipt to the adoption of the decision.</summary>
    Adopt,
}
