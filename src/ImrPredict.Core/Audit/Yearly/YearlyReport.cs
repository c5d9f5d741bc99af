using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Yearly;

/// <summary>How many were decided, how many overturned and how fast, by year: counts alone, no expectation.</summary>
/// <param name="Rows">
/// All decisions, then each column by its values, most items first; each over all years, then by year.
/// </param>
/// <param name="WithoutYear">Items whose year is not known; they count in the rows of all years.</param>
public sealed record YearlyReport(IReadOnlyList<YearlyRow> Rows, int WithoutYear)
{
    /// <summary>All decisions, year by year.</summary>
    public IEnumerable<YearlyRow> Overall => Rows.Where(r => r is { Column.Length: 0, Year: not null });

    /// <summary>Describes.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="columns">Columns of units that may be shown, beside those that every list has.</param>
    /// <param name="fewItems">Items below which a row is marked as few.</param>
    internal static YearlyReport Describe(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<UnitColumn> columns, int fewItems)
    {
        int[] all = [.. Enumerable.Range(0, items.Count)];
        var rows = new List<YearlyRow>(Years("", "", all));
        foreach (var column in YearlyColumns.Of(items, columns))
        {
            rows.AddRange(all.Where(row => column.Units[row] is not null)
                .GroupBy(row => column.Units[row]!, StringComparer.Ordinal)
                .OrderByDescending(value => value.Count()).ThenBy(value => value.Key, StringComparer.Ordinal)
                .SelectMany(value => Years(column.Name, value.Key, [.. value])));
        }

        return new(rows, all.Count(row => items[row].Year is null));

        IEnumerable<YearlyRow> Years(string column, string value, int[] members) =>
        [
            Measure(column, value, null, members),
            .. members.Where(row => items[row].Year is not null).GroupBy(row => items[row].Year)
                .OrderBy(year => year.Key).Select(year => Measure(column, value, year.Key, [.. year])),
        ];

        YearlyRow Measure(string column, string value, int? year, int[] members)
        {
            List<int?> cases = [.. members.Select(row => items[row])
                .GroupBy(i => i.Item.CaseNumber, StringComparer.Ordinal)
                .Select(c => StageDays.OfCase(c, TimedStage.Review))];
            int[] days = [.. cases.OfType<int>().Where(days => days >= 0).Order()];
            return new YearlyRow
            {
                Column = column,
                Value = value,
                Year = year,
                Items = members.Length,
                Cases = cases.Count,
                Overturned = members.Count(row => items[row].Overturned),
                Timed = days.Length,
                Days = OrderStatistic.At(days, 0.5),
                IsFew = members.Length < fewItems,
            };
        }
    }
}
