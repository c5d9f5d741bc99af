using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Desk.Store.Columns;

/// <summary>A view of a batch: which of its rows a filter holds, in which order, and what they come to.</summary>
internal sealed class ViewScan
{
    private const int Any = -1;
    private const int None = -2;

    private readonly ItemColumns _columns;
    private readonly ItemFilter _filter;
    private readonly RowSet? _words;
    private readonly int _service;
    private readonly int _band;
    private readonly int _month;
    private readonly int _until;

    /// <param name="columns">The batch.</param>
    /// <param name="filter">The view.</param>
    /// <param name="words">The rows that hold its words; null where it asks for none.</param>
    public ViewScan(ItemColumns columns, ItemFilter filter, RowSet? words)
    {
        (_columns, _filter, _words) = (columns, filter, words);
        _service = Wanted(columns.Services, filter.Service, filter.Service);
        _band = Wanted(columns.Bands, filter.Band, Empty(filter.Band));
        _month = Wanted(columns.Months, filter.Month, Empty(filter.Month));
        _until = filter.Until.Length == 0 ? int.MaxValue
            : columns.Due.Find(filter.Until) is >= 0 and var day ? day
            : ~columns.Due.Find(filter.Until) - 1;
    }

    /// <summary>The rows of a page in the order of the view, and where the next begins; null on the last.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="size">Rows of a page.</param>
    public (IReadOnlyList<int> Rows, string? Next) Page(ViewCursor? after, int size)
    {
        var start = after is null ? 0 : _columns.UpTo(_filter.Order, after);
        var (rows, order) = (new List<int>(size + 1), _columns.Order(_filter.Order));
        var left = _filter.Most ?? int.MaxValue;

        // Which rows are the first so many is known from the start alone.
        for (var i = _filter.Most is null ? start : 0; i < _columns.Count && left > 0 && rows.Count <= size; i++)
        {
            var row = order?[i] ?? i;
            if (Holds(row))
            {
                left--;
                if (i >= start)
                {
                    rows.Add(row);
                }
            }
        }

        if (rows.Count <= size)
        {
            return (rows, null);
        }

        rows.RemoveAt(size);
        return (rows, _columns.CursorOf(rows[^1], _filter.Order));
    }

    /// <summary>All rows of the view, as they were read.</summary>
    public IEnumerable<int> Rows()
    {
        var first = _filter.Most is null ? null : First();
        for (var row = 0; row < _columns.Count; row++)
        {
            if (first is null ? Holds(row) : first.Holds(row))
            {
                yield return row;
            }
        }
    }

    /// <summary>What the rows of the view come to.</summary>
    public (OverturnSum Sum, long Abstained) Sum(double letterCorrelation)
    {
        var (sum, abstained, letter) = (new OverturnSum(letterCorrelation), 0L, -1);
        foreach (var row in Rows())
        {
            var probability = _columns.Probabilities[row];
            if (double.IsNaN(probability))
            {
                abstained++;
                continue;
            }

            sum.Add(probability, _columns.Cases[row] == letter);
            letter = _columns.Cases[row];
        }

        return (sum, abstained);
    }

    /// <summary>Rows by a facet, within what else the view asks for.</summary>
    public ViewFacets Facets()
    {
        var (services, bands, months) = (_columns.Services, _columns.Bands, _columns.Months);
        var (ofService, ofBand, ofMonth) = (
            new long[services.Texts.Length], new long[bands.Texts.Length], new long[months.Texts.Length]);
        for (var row = 0; row < _columns.Count; row++)
        {
            if (!HoldsOther(row))
            {
                continue;
            }

            var (service, band, month) = (services.Codes[row], bands.Codes[row], months.Codes[row]);
            var (isService, isBand, isMonth) = (Is(_service, service), Is(_band, band), Is(_month, month));
            ofService[service] += isBand && isMonth ? 1 : 0;
            ofBand[band] += isService && isMonth ? 1 : 0;
            ofMonth[month] += isService && isBand ? 1 : 0;
        }

        return new(
            [.. Counts(services, ofService).OrderByDescending(pair => pair.Count)], [.. Counts(bands, ofBand)],
            [.. Counts(months, ofMonth)]);
    }

    private static IEnumerable<(string Value, long Count)> Counts(TextColumn column, long[] counts) =>
        column.Texts.Zip(counts).Where(pair => pair.Second > 0);

    private static string Empty(string value) => value == ItemFilter.NoNumber ? "" : value;

    private static int Wanted(TextColumn column, string asked, string value) =>
        asked.Length == 0 ? Any : column.Find(value) is >= 0 and var place ? place : None;

    private static bool Is(int wanted, int code) => wanted == Any || wanted == code;

    private RowSet First()
    {
        var (first, order, left) = (new RowSet(_columns.Count), _columns.Order(_filter.Order), _filter.Most);
        for (var i = 0; i < _columns.Count && left > 0; i++)
        {
            var row = order?[i] ?? i;
            if (Holds(row))
            {
                first.Add(row);
                left--;
            }
        }

        return first;
    }

    private bool Holds(int row) => HoldsOther(row)
        && Is(_service, _columns.Services.Codes[row]) && Is(_band, _columns.Bands.Codes[row])
        && Is(_month, _columns.Months.Codes[row])
        && (_filter.Most is null || !double.IsNaN(_columns.Probabilities[row]));

    // What is asked for beside the facets.
    private bool HoldsOther(int row) =>
        _words?.Holds(row) != false && (_until == int.MaxValue || _columns.Due.Codes[row] <= _until);
}
