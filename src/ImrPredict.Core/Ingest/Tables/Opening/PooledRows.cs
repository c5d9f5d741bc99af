using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.Opening;

/// <summary>
/// Rows of a table that a process of the pool reads: while these are used it reads the next. A failure comes behind the
/// rows before it, as in one process.
/// </summary>
internal sealed class PooledRows : TableRows
{
    private readonly InputPool _pool;
    private readonly PoolWorker _worker;
    private FrameReader? _rows;
    private bool _isAsked;
    private bool _isOver;

    /// <summary>Opens a table.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened.</exception>
    public PooledRows(InputPool pool, string path, SniffedTable table, IngestOptions options)
    {
        _pool = pool;
        _worker = pool.AskOn(PoolQuestion.Open, TableQuestion.Bytes(path, options, table), out var answer);
        var head = new FrameReader(answer);
        (Header, Unreadable) = (head.Texts(), head.Texts());
        (Unit, DayShift) = ((SourceUnit)head.Number(), (int)head.Number());
    }

    public override IReadOnlyList<string> Header { get; }

    public override IReadOnlyList<string> Unreadable { get; }

    public override SourceUnit Unit { get; }

    public override int DayShift { get; }

    public override ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_rows?.IsAtEnd != false && !_isOver)
        {
            Ask();
            _isAsked = false;
            _rows = new FrameReader(_worker.Receive());
            _isOver = _rows.IsAtEnd;
            Ask();
        }

        return new ValueTask<TableRow?>(_isOver ? null : Row(_rows!));
    }

    public override ValueTask DisposeAsync()
    {
        try
        {
            if (_isAsked && !_worker.IsLost)
            {
                _worker.Receive();
            }

            _worker.Ask(PoolQuestion.Close, []);
        }
        catch (UnreadableInputException)
        {
            // Nobody wants to know any more: the rows that were wanted have been given.
        }

        _pool.Return(_worker);
        return ValueTask.CompletedTask;
    }

    private void Ask()
    {
        if (!_isAsked && !_isOver)
        {
            _worker.Send(PoolQuestion.Rows, []);
            _isAsked = true;
        }
    }

    private static TableRow Row(FrameReader rows)
    {
        var (number, fault, note) = (rows.Number(), rows.Text(), rows.Text());
        return new TableRow(number, rows.Texts(), fault, note);
    }
}
