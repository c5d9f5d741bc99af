namespace ImrPredict.Desk.Store.Columns;

/// <summary>
/// What the views of a batch filter, count and sort by, a row for each item in the order in which they were read; about
/// 70 bytes an item. No text of a case is here.
/// </summary>
internal sealed class ItemColumns
{
    private const int BytesOfRow = 70;
    private readonly Lazy<int[]>[] _orders;

    public ItemColumns()
    {
        _orders =
        [
            .. Enum.GetValues<ItemOrder>().Select(order => new Lazy<int[]>(() => Sorted(order))),
        ];
    }

    public required long Batch { get; init; }

    /// <summary>Places in the batch, ascending.</summary>
    public required uint[] Numbers { get; init; }

    public required TextColumn Services { get; init; }

    public required TextColumn Bands { get; init; }

    public required TextColumn Months { get; init; }

    /// <summary>Days of review; <see cref="ItemFilter.NoDate"/> where none is known.</summary>
    public required TextColumn Due { get; init; }

    /// <summary>A number for each case.</summary>
    public required int[] Cases { get; init; }

    /// <summary>What items are ordered by to be looked at; the first has the least.</summary>
    public required double[] Look { get; init; }

    /// <summary>Ranks by probability; the largest number where there is none.</summary>
    public required long[] Places { get; init; }

    /// <summary>Probabilities to six places; NaN where there is none.</summary>
    public required double[] Probabilities { get; init; }

    public int Count => Numbers.Length;

    /// <summary>Memory that the columns of so many items take, about.</summary>
    public static long BytesOf(int items) => 100_000 + ((long)BytesOfRow * items);

    /// <summary>Rows in an order, with equal ones as they were read; null where that is the order of rows.</summary>
    public int[]? Order(ItemOrder order) => order == ItemOrder.Input ? null : _orders[(int)order].Value;

    /// <summary>Id of a row.</summary>
    public long IdOf(int row) => (Batch << 32) + Numbers[row];

    /// <summary>What a cursor after a row in an order holds.</summary>
    public string CursorOf(int row, ItemOrder order) => ViewCursor.Write(IdOf(row), order switch
    {
        ItemOrder.Look => Look[row],
        ItemOrder.Probability => Places[row],
        ItemOrder.Service => Services.Texts[Services.Codes[row]],
        ItemOrder.Due => Due.Texts[Due.Codes[row]],
        _ => IdOf(row),
    });

    /// <summary>How many rows of an order stand up to where a cursor is.</summary>
    public int UpTo(ItemOrder order, ViewCursor cursor)
    {
        var (rows, key) = (Order(order), KeyComparison(order, cursor));
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var row = rows?[middle] ?? middle;
            var compared = key(row);
            if (compared > 0 || (compared == 0 && IdOf(row) > cursor.Id))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private Func<int, int> KeyComparison(ItemOrder order, ViewCursor cursor)
    {
        return order switch
        {
            ItemOrder.Look => row => Look[row].CompareTo(cursor.Number),
            ItemOrder.Probability => row => Number(Places[row]),
            ItemOrder.Service => Text(Services),
            ItemOrder.Due => Text(Due),
            _ => row => Number(IdOf(row)),
        };

        int Number(long key) => cursor.Whole is { } whole
            ? key.CompareTo(whole)
            : ((double)key).CompareTo(cursor.Number);

        Func<int, int> Text(TextColumn column)
        {
            var place = column.Find(cursor.Text);
            return place >= 0
                ? row => column.Codes[row].CompareTo(place)
                : row => column.Codes[row] < ~place ? -1 : 1;
        }
    }

    private int[] Sorted(ItemOrder order)
    {
        var rows = new int[Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        switch (order)
        {
            case ItemOrder.Look:
                Sort(Look);
                break;
            case ItemOrder.Probability:
                Sort(Places);
                break;
            case ItemOrder.Service:
                Sort(Services.Codes);
                break;
            default:
                Sort(Due.Codes);
                break;
        }

        return rows;

        void Sort<T>(T[] keys)
            where T : IComparable<T> => rows.AsSpan().Sort((a, b) =>
                keys[a].CompareTo(keys[b]) is var byKey && byKey != 0 ? byKey : a.CompareTo(b));
    }
}
