namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>Parts of the calendar that are judged one after the other.</summary>
public enum RollingPeriod
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,
}
