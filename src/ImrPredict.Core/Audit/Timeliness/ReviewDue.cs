using ImrPredict.Cases;

namespace ImrPredict.Audit.Timeliness;

/// <summary>
/// When the review of an open dispute is due, by the clock of <see cref="TimedStage.Review"/>. The statute counts from
/// complete records, which no column tells: the day given is the earliest that it can be.
/// </summary>
public static class ReviewDue
{
    /// <summary>The day from which a dispute's review is counted: of assignment, else of receipt.</summary>
    public static DateOnly? From(DisputedItem item) => item.AssignedDate ?? item.ReceivedDate;

    /// <summary>The day of the decision at the latest; null without a date or a clock.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="clocks">Clocks.</param>
    public static DateOnly? Of(DisputedItem item, TimelinessOptions clocks) =>
        From(item) is { } from && clocks.ClockOf(TimedStage.Review, item.Priority) is { } days
            && DateOnly.MaxValue.DayNumber - from.DayNumber >= days
            ? from.AddDays(days)
            : null;
}
