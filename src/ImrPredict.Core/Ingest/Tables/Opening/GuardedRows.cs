using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.Opening;

/// <summary>
/// Rows of a file that may be damaged: whatever its reader throws becomes one faulty row, the last, so that no file
/// ends a run.
/// </summary>
internal sealed class GuardedRows(TableRows rows) : TableRows
{
    private long _last;
    private bool _isOver;

    public override IReadOnlyList<string> Header => rows.Header;

    public override IReadOnlyList<string> Unreadable => rows.Unreadable;

    public override SourceUnit Unit => rows.Unit;

    public override int DayShift => rows.DayShift;

    /// <summary>What a failure says to a user: its kind, never text of the file.</summary>
    public static string Describe(Exception problem) => problem switch
    {
        UnreadableInputException told => told.Message,
        OutOfMemoryException => "it claims to hold more than there is memory for",
        _ => $"it is damaged or of a kind that is not read ({problem.GetType().Name})",
    };

    public override ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return new ValueTask<TableRow?>((TableRow?)null);
        }

        try
        {
            var next = rows.NextAsync(cancellationToken);
            return next.IsCompletedSuccessfully ? new ValueTask<TableRow?>(Seen(next.Result)) : AwaitAsync(next);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ImrPredictException))
        {
            return new ValueTask<TableRow?>(Over(problem));
        }
    }

    public override ValueTask DisposeAsync() => rows.DisposeAsync();

    private async ValueTask<TableRow?> AwaitAsync(ValueTask<TableRow?> next)
    {
        try
        {
            return Seen(await next.ConfigureAwait(false));
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ImrPredictException))
        {
            return Over(problem);
        }
    }

    private TableRow? Seen(TableRow? row)
    {
        _last = row?.Number ?? _last;
        return row;
    }

    private TableRow Over(Exception problem)
    {
        _isOver = true;
        return new TableRow(_last + 1, [], $"the table cannot be read from here on: {Describe(problem)}");
    }
}
