using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// The order of day and month in each column of dates, told by the whole column: a part above 12 is a day. Where a
/// column tells nothing, the other columns of the table speak for it; where they do not either, slashes and hyphens are
/// month first, as in the United States, and dots are not read.
/// </summary>
internal sealed class DateOrders
{
    // Some slips of the pen do not undo what hundreds of rows say.
    private const int LeastMajority = 20;
    private const double Majority = 0.95;

    private readonly Dictionary<string, (int DayFirst, int MonthFirst)> _proofs = [];

    /// <summary>The columns of dates.</summary>
    public static IReadOnlyList<CaseColumn> Columns { get; } =
        [.. CaseColumns.All.Where(column => column.Kind == CaseColumnKind.Date)];

    /// <summary>Reads the dates of a whole table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">What was found; a slice is not heeded, so that all slices are read alike.</param>
    /// <param name="options">The column map and the limits are taken from here.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static async Task<DateOrders> ReadAsync(
        string path, SniffedTable table, IngestOptions options, CancellationToken cancellationToken)
    {
        var orders = new DateOrders();
        var rows = await TableReader
            .OpenAsync(path, table with { Slice = null }, options, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            ColumnBinding? binding = null;
            var columns = -1;
            while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
            {
                if (binding is null
                    || rows.Header.Skip(columns).Any(name => ColumnBinding.Binds(name, options.ColumnMap)))
                {
                    binding = ColumnBinding.Of(rows.Header, options.ColumnMap);
                }

                columns = rows.Header.Count;
                orders.Add(binding, row.Fields);
            }
        }

        return orders;
    }

    /// <summary>The order in which a cell of a column is to be read.</summary>
    public DateOrder Of(CaseColumn column, string text)
    {
        if (OrderOf(_proofs.GetValueOrDefault(column.Name)) is { } own)
        {
            return own;
        }

        var others = _proofs.Values.Select(OrderOf).OfType<DateOrder>().Distinct().ToList();
        return others.Count == 1 ? others[0]
            : others.Count > 1 || text.AsSpan(0, Math.Min(3, text.Length)).Contains('.') ? DateOrder.Unknown
            : DateOrder.MonthFirst;
    }

    private static DateOrder? OrderOf((int DayFirst, int MonthFirst) proof)
    {
        var (day, month) = proof;
        var all = day + month;
        return all == 0 ? null
            : day == all || (day > LeastMajority && day >= all * Majority) ? DateOrder.DayFirst
            : month == all || (month > LeastMajority && month >= all * Majority) ? DateOrder.MonthFirst
            : DateOrder.Unknown;
    }

    private void Add(ColumnBinding binding, string[] fields)
    {
        foreach (var column in Columns)
        {
            foreach (var place in binding.Places(column.Name))
            {
                if (place < fields.Length && TableDate.Parts(fields[place]) is var (first, second, _))
                {
                    var (day, month) = _proofs.GetValueOrDefault(column.Name);
                    _proofs[column.Name] = first is > 12 and <= 31 && second is > 0 and <= 12 ? (day + 1, month)
                        : second is > 12 and <= 31 && first is > 0 and <= 12 ? (day, month + 1)
                        : (day, month);
                }
            }
        }
    }
}
