using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>
/// The header table. Extraction shuffles its cells, so labels and values are taken as two sequences: each value goes to
/// the first open label of its kind, and the dates must then lie in the order in which a case runs.
/// </summary>
internal sealed partial class LetterHeader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private LetterHeader(HeaderDates dates, Priority? priority, IReadOnlyList<LetterWarning> warnings)
    {
        Dates = dates;
        Priority = priority;
        Warnings = warnings;
    }

    public HeaderDates Dates { get; }

    public Priority? Priority { get; }

    public IReadOnlyList<LetterWarning> Warnings { get; }

    /// <summary>Reads the lines before the first heading.</summary>
    /// <param name="text">These lines, joined.</param>
    public static LetterHeader Read(string text)
    {
        var dates = new DateOnly?[HeaderDates.Labels.Count];
        var open = new List<int>();
        var values = new List<DateOnly>();
        var doubtful = new List<int>();
        var strays = false;
        Priority? priority = null;
        foreach (var match in Token().EnumerateMatches(text))
        {
            // Dates begin with a digit, the two priorities with S and E, and no label with any of these.
            var token = text.AsSpan(match.Index, match.Length);
            if (token[0] is 'S' or 's' or 'E' or 'e')
            {
                priority ??= token[0] is 'S' or 's' ? Cases.Priority.Standard : Cases.Priority.Expedited;
            }
            else if (char.IsAsciiDigit(token[0]))
            {
                strays |= !Place(token, dates, open, values, doubtful);
            }
            else if (LabelOf(token) is var label && dates[label] is null && !open.Contains(label))
            {
                open.Add(label);
            }
        }

        if (open.Count > 0)
        {
            // A cell is empty: where several labels were open, nobody can say which one the value belongs to.
            doubtful.ForEach(i => dates[i] = null);
        }

        var warnings = new List<LetterWarning>();
        Order(dates, values, strays || open.Count > 0, warnings);
        return new(HeaderDates.Of(dates), priority, warnings);
    }

    /// <summary>A date as letters print it: <c>mm/dd/yyyy</c>, also with hyphens, short day, month or year.</summary>
    public static DateOnly? ParseDate(ReadOnlySpan<char> text)
    {
        Span<Range> parts = stackalloc Range[4];
        if (text.SplitAny(parts, "/-") != 3
            || !int.TryParse(text[parts[0]].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text[parts[1]].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || !int.TryParse(text[parts[2]].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        // Injuries of the last century are still in dispute.
        year += year < 40 ? 2000 : year < 100 ? 1900 : 0;
        return year is >= 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static bool Place(
        ReadOnlySpan<char> text, DateOnly?[] dates, List<int> open, List<DateOnly> values, List<int> doubtful)
    {
        if (ParseDate(text) is not { } date)
        {
            // Its place is taken, so that the dates behind it do not move up.
            if (open.Count > 0)
            {
                open.RemoveAt(0);
            }

            return true;
        }

        values.Add(date);
        if (open.Count == 0)
        {
            return false;
        }

        dates[open[0]] = date;
        if (open.Count > 1)
        {
            doubtful.Add(open[0]);
        }

        open.RemoveAt(0);
        return true;
    }

    private static void Order(DateOnly?[] dates, List<DateOnly> values, bool uncertain, List<LetterWarning> warnings)
    {
        if (!IsOrdered(dates) || (uncertain && values.Count == dates.Length))
        {
            Reorder(dates, values, warnings);
        }

        for (var i = 0; i < dates.Length; i++)
        {
            if (dates[i] is null && !warnings.Contains(LetterWarnings.DateOutOfOrder(i)))
            {
                warnings.Add(LetterWarnings.DateMissing(i));
            }
        }
    }

    private static void Reorder(DateOnly?[] dates, List<DateOnly> values, List<LetterWarning> warnings)
    {
        var outside = dates.Any(d => d is null);
        if (values.Count == dates.Length && outside)
        {
            // Five dates beside a disturbed set of labels: only one order of them is possible.
            values.Sort();
            values.Select(v => (DateOnly?)v).ToArray().CopyTo(dates, 0);
            warnings.Add(LetterWarning.HeaderOrderGuessed);
            return;
        }

        // The fewest dates that leave the rest in order are the doubtful ones.
        foreach (var i in Misfits(dates))
        {
            dates[i] = null;
            warnings.Add(LetterWarnings.DateOutOfOrder(i));
        }
    }

    private static bool IsOrdered(DateOnly?[] dates)
    {
        DateOnly? earlier = null;
        foreach (var date in dates)
        {
            if (date < earlier)
            {
                return false;
            }

            earlier = date ?? earlier;
        }

        return true;
    }

    /// <summary>Every date that some smallest set of misfits holds.</summary>
    private static List<int> Misfits(DateOnly?[] dates)
    {
        var sets = Enumerable.Range(0, 1 << dates.Length)
            .Where(set => IsOrdered([.. dates.Select((d, i) => (set >> i & 1) == 1 ? null : d)]))
            .ToList();
        var smallest = sets.Min(set => int.PopCount(set));
        var union = sets.Where(set => int.PopCount(set) == smallest).Aggregate(0, (all, set) => all | set);
        return [.. Enumerable.Range(0, dates.Length).Where(i => (union >> i & 1) == 1)];
    }

    private static int LabelOf(ReadOnlySpan<char> label) => char.ToUpperInvariant(label[0]) switch
    {
        'U' => 1,
        'A' or 'I' => 2,
        _ when label.Contains("injury", StringComparison.OrdinalIgnoreCase) => 0,
        _ when label.Contains("UR", StringComparison.Ordinal)
            || label.Contains("utili", StringComparison.OrdinalIgnoreCase) => 1,
        _ when label.Contains("received", StringComparison.OrdinalIgnoreCase) => 2,
        _ when label.Contains("assigned", StringComparison.OrdinalIgnoreCase) => 3,
        _ => 4,
    };

    [GeneratedRegex(
        @"\b(?:Standard|Expedited)\b"
        + @"|\b[0-9]{1,2}[/-] ?[0-9]{1,2}[/-] ?(?:[0-9]{4}|[0-9]{2})\b"
        + @"|\bDate Assigned\b|\bDate of (?:Injury|UR (?:Decision|Denial)|Utilization Review(?: Decision)?)\b"
        + @"|\bDecision Date\b|\bDated:|\bUR (?:Denial|Decision) Date\b|\b(?:IMR )?Application(?: Received)?\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Token();
}
