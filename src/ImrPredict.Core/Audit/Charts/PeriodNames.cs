using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts;

/// <summary>Periods of decisions: as fine as their number allows, since a period of few items shows nothing.</summary>
internal static class PeriodNames
{
    /// <summary>Fewest overturned, and fewest upheld, decisions of a usual period whose runs say something.</summary>
    public const double FewestOfPeriod = 5;

    private const int FewestItems = 30;

    /// <summary>
    /// Month (yyyy-MM), quarter (yyyy-Qn) or year of each item: the finest that has 30 items on average, or months
    /// where there are at most twelve; null where unknown.
    /// </summary>
    public static string?[] Choose(IReadOnlyList<DecidedItem> items)
    {
        var levels = FromFine(items);
        return levels[0].Distinct().Count(m => m is not null) is > 0 and <= 12 && AreDated(items)
            ? levels[0]
            : levels.FirstOrDefault(IsFull) ?? levels[^1];
    }

    /// <summary>
    /// The names that a chart may choose from, finest first; years alone where most items have no date.
    /// </summary>
    public static IReadOnlyList<string?[]> FromFine(IReadOnlyList<DecidedItem> items) => !AreDated(items)
        ? [Years(items)]
        :
        [
            Months(items),
            [.. items.Select(i => i.Decision.DecisionDate is { } date
                ? string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-Q{(date.Month + 2) / 3}") : null)],
            Years(items),
        ];

    /// <summary>
    /// Those names for a unit: the finest whose usual period has <see cref="FewestOfPeriod"/> overturned and as many
    /// upheld decisions of it, and that names most of its rows, else years. Periods of fewer would look like runs,
    /// since most of them hold none.
    /// </summary>
    /// <param name="levels">See <see cref="FromFine"/>.</param>
    /// <param name="rows">Rows of the unit.</param>
    /// <param name="isOverturned">Outcome of a row.</param>
    public static string?[] Choose(
        IReadOnlyList<string?[]> levels, IReadOnlyList<int> rows, Func<int, bool> isOverturned)
    {
        return levels.FirstOrDefault(IsEnough) ?? levels[^1];

        bool IsEnough(string?[] level)
        {
            List<int> named = [.. rows.Where(row => level[row] is not null)];
            var overturned = named.Count(isOverturned);
            return 2 * named.Count >= rows.Count
                && Math.Min(overturned, named.Count - overturned)
                    >= FewestOfPeriod * named.Select(row => level[row]).Distinct().Count();
        }
    }

    /// <summary>Month of each item where most are dated, else its year; null where unknown.</summary>
    public static string?[] Finest(IReadOnlyList<DecidedItem> items) => AreDated(items) ? Months(items) : Years(items);

    /// <summary>How many rebasings lie at or before the first day of a period.</summary>
    /// <param name="period">Its name; an empty one lies before all.</param>
    /// <param name="rebases">In order of time.</param>
    public static int StretchOf(string period, IReadOnlyList<Rebase> rebases) =>
        Rebase.DayOf(period) is { } day ? rebases.Count(rebase => rebase.From <= day) : 0;

    private static bool AreDated(IReadOnlyList<DecidedItem> items) =>
        items.Count(i => i.Decision.DecisionDate is not null) * 2 >= items.Count;

    private static bool IsFull(string?[] periods) =>
        periods.Count(p => p is not null) >= FewestItems * periods.Distinct().Count(p => p is not null);

    private static string?[] Months(IReadOnlyList<DecidedItem> items) =>
        [.. items.Select(i => i.Decision.DecisionDate?.ToString("yyyy-MM", CultureInfo.InvariantCulture))];

    private static string?[] Years(IReadOnlyList<DecidedItem> items) =>
        [.. items.Select(i => i.Year?.ToString(CultureInfo.InvariantCulture))];
}
