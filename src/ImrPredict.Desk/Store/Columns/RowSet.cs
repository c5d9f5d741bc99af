namespace ImrPredict.Desk.Store.Columns;

/// <summary>A set of rows of a batch: a bit for each row.</summary>
/// <param name="rows">How many rows the batch has.</param>
internal sealed class RowSet(int rows)
{
    private readonly ulong[] _bits = new ulong[(rows + 63) / 64];

    public void Add(int row) => _bits[row >> 6] |= 1UL << row;

    public bool Holds(int row) => (_bits[row >> 6] & (1UL << row)) != 0;
}
