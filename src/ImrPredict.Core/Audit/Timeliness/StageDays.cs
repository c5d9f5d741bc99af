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

    /// <summary>Days of a stage in a case: of its items the first whose dates are in order, else the first.</summary>
    public static int? OfCase(IEnumerable<DecidedItem> items, TimedStage stage) =>
        FirstOf(items, stage) is { } known ? Of(known, stage) : null;

    /// <summary>The item of a case that tells its days of a stage; null where none does.</summary>
    public static DecidedItem? FirstOf(IEnumerable<DecidedItem> items, TimedStage stage)
    {
        List<DecidedItem> known = [.. items.Where(item => Of(item, stage) is not null)];
        return known.Find(item => Of(item, stage) >= 0) ?? known.FirstOrDefault();
    }

    private static int? Between(DateOnly? from, DateOnly? to) =>
        from is { } start && to is { } end ? end.DayNumber - start.DayNumber : null;
}
