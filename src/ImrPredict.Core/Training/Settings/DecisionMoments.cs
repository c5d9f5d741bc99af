using ImrPredict.Cases;

namespace ImrPredict.Training.Settings;

/// <summary>
/// When decisions fell, in years with a fraction: by the date of the decision; where only the year is known, by the
/// rank of the serial number of the case among those of its kind and year, since the state numbers cases as they come.
/// </summary>
internal static class DecisionMoments
{
    /// <summary>The moment of each decision; null where not even the year is known.</summary>
    public static IReadOnlyList<double?> Find(IReadOnlyList<DecidedItem> items)
    {
        var moments = items.Select(OfDate).ToArray();
        var yearAlone = Enumerable.Range(0, items.Count)
            .Where(i => moments[i] is null && items[i].Year is not null)
            .GroupBy(i => items[i].Year!.Value);
        foreach (var year in yearAlone)
        {
            var ordered = year.OrderBy(i => SerialOf(items[i].Item.CaseNumber)).ToList();
            for (var rank = 0; rank < ordered.Count; rank++)
            {
                moments[ordered[rank]] = year.Key + ((rank + 0.5) / ordered.Count);
            }
        }

        return moments;
    }

    private static double? OfDate(DecidedItem item) => item.Decision.DecisionDate is { } date
        ? date.Year + ((date.DayOfYear - 0.5) / (DateTime.IsLeapYear(date.Year) ? 366 : 365))
        : null;

    // The last run of digits: EI06-5319 is number 5319 of its year.
    private static long SerialOf(string caseNumber)
    {
        var end = caseNumber.Length;
        while (end > 0 && !char.IsAsciiDigit(caseNumber[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsAsciiDigit(caseNumber[start - 1]))
        {
            start--;
        }

        return long.TryParse(caseNumber.AsSpan(start, Math.Min(end - start, 18)), out var serial) ? serial : 0;
    }
}
