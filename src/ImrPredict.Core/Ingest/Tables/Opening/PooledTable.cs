using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.Opening;

/// <summary>The table that a process of the pool has open for another one; see <see cref="PooledRows"/>.</summary>
internal sealed class PooledTable : IDisposable
{
    private const int MostBytes = 1 << 18;
    private readonly FrameText _frame = new();
    private TableRows? _rows;
    private Exception? _failure;

    /// <summary>Opens a table.</summary>
    /// <returns>Its header and what else is known before its rows.</returns>
    public ReadOnlySpan<byte> Open(byte[] content)
    {
        Close();
        var (path, options, table) = TableQuestion.Of(content);
        _rows = TableReader.OpenUnguardedAsync(path, table!, options, default).GetAwaiter().GetResult();
        _frame.Add(_rows.Header).Add(_rows.Unreadable).Add((long)_rows.Unit).Add(_rows.DayShift);
        return _frame.Content;
    }

    /// <summary>The next rows, as many as make a frame of some size; none behind the last.</summary>
    public ReadOnlySpan<byte> Rows()
    {
        _frame.Clear();
        if (_failure is { } failure)
        {
            _failure = null;
            throw failure;
        }

        try
        {
            while (_frame.Length < MostBytes && _rows!.NextAsync(default).AsTask().GetAwaiter().GetResult() is { } row)
            {
                _frame.Add(row.Number).Add(row.Fault).Add(row.Note).Add(row.Fields);
            }
        }
        catch (Exception problem) when (problem is not OutOfMemoryException && _frame.Length > 0)
        {
            _failure = problem; // comes behind the rows before it
        }

        return _frame.Content;
    }

    /// <summary>Closes the table.</summary>
    public ReadOnlySpan<byte> Close()
    {
        Dispose();
        _frame.Clear();
        return [];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        (_rows, _failure) = (null, null);
    }
}
