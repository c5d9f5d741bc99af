using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts;

/// <summary>Periods of decisions: as fine as their number allows, since a period of few items shows nothing.</summary>
internal static class PeriodNames
{
    private const int FewestItems = 30;

    /// <summary>
    /// Month (yyyy-MM), quarter (yyyy-Qn) or year of each item: the finest that has 30 items on average, or months
    /// where there are at most twelve; null where unknown.
    /// </summary>
    public static string?[] Choose(IReadOnlyList<DecidedItem> items)
    {
        if (!AreDated(items))
        {
            return Years(items);
        }

        var months = Months(items);
        string?[] quarters = [.. items.Select(i => i.Decision.DecisionDate is { } date
            ? string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-Q{(date.Month + 2) / 3}") : null)];
        return months.Distinct().Count(m => m is not null) <= 12 || IsFull(months) ? months
            : IsFull(quarters) ? quarters
            : Years(items);
    }

    /// <summary>Month of each item where most are dated, else its year; null where unknown.</summary>
    public static string?[] Finest(IReadOnlyList<DecidedItem> items) => AreDated(items) ? Months(items) : Years(items);

    private static bool AreDated(IReadOnlyList<DecidedItem> items) =>
        items.Count(i => i.Decision.DecisionDate is not null) * 2 >= items.Count;

    private static bool IsFull(string?[] periods) =>
        periods.Count(p => p is not null) >= FewestItems * periods.Distinct().Count(p => p is not null);

    private static string?[] Months(IReadOnlyList<DecidedItem> items) =>
        [.. items.Select(i => i.Decision.DecisionDate?.ToString("yyyy-MM", CultureInfo.InvariantCulture))];

    private static string?[] Years(IReadOnlyList<DecidedItem> items) =>
        [.. items.Select(i => i.Year?.ToString(CultureInfo.InvariantCulture))];
}
