using ImrPredict.Cases;

namespace ImrPredict.Audit.Timeliness;

/// <summary>The days that the stages of an item took.</summary>
internal static class StageDays
{
    /// <summary>Days of a stage; null where a date is missing, below 0 where dates are out of order.</summary>
    public static int? Of(DecidedItem decided, TimedStage stage)
    {
        var (item, decision) = (decided.Item, decided.Decision);
        return stage switch
        {
            TimedStage.File => Between(item.UrDenialDate, item.ReceivedDate),
            TimedStage.Assign => Between(item.ReceivedDate, item.AssignedDate),
            TimedStage.Review => decision.DaysToReview ?? Between(item.AssignedDate, decision.DecisionDate),
            _ => decision.DaysToAdopt,
        };
    }

    private static int? Between(DateOnly? from, DateOnly? to) =>
        from is { } start && to is { } end ? end.DayNumber - start.DayNumber : null;
}
