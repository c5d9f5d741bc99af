using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Works on batches, one after the other. What was open when the program ended is begun again when it starts.
/// </summary>
internal sealed class BatchQueue(DeskStore store, DeskModels models, DeskOptions options, ColumnCache columns)
    : BackgroundService
{
    private readonly BatchTable _batches = new(store);
    private readonly Channel<long> _waiting = Channel.CreateUnbounded<long>();
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _cancelled = new();
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _working = new(1);
    private Current? _current;

    /// <summary>Has a batch worked on.</summary>
    public void Add(long batch)
    {
        _cancelled.TryAdd(batch, new CancellationTokenSource());
        _waiting.Writer.TryWrite(batch);
    }

    /// <summary>How far a batch is; null where it is not the one that is worked on.</summary>
    public BatchProgress? ProgressOf(long batch) =>
        _current is { Job: { } job } current && current.Batch == batch ? job.Progress : null;

    /// <summary>Stops the work on a batch, and takes it away with all that was read of it.</summary>
    public async Task DeleteAsync(long batch)
    {
        if (_cancelled.TryRemove(batch, out var source))
        {
            await source.CancelAsync();
        }

        // The work of another batch may go on for long; it does not touch this one.
        var mine = _current?.Batch == batch;
        if (mine)
        {
            await _working.WaitAsync();
        }

        try
        {
            _batches.Delete(batch);
            columns.Drop(batch);
            UploadFolder.Of(store, batch).Delete();
        }
        finally
        {
            if (mine)
            {
                _working.Release();
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var all = _batches.All();
        UploadFolder.Clean(store, all
            .Where(batch => batch.State is not (BatchState.Done or BatchState.Failed)).Select(batch => batch.Id));
        foreach (var batch in all.Where(batch => batch.IsOpen).OrderBy(batch => batch.Id))
        {
            Add(batch.Id);
        }

        try
        {
            await foreach (var id in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await WorkAsync(id, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends; open batches are begun again at the next start.
        }
    }

    private async Task WorkAsync(long id, CancellationToken stopping)
    {
        await _working.WaitAsync(stopping);
        _current = new Current(id, null);
        try
        {
            if (!_cancelled.TryGetValue(id, out var source) || _batches.Find(id) is not { IsOpen: true } batch)
            {
                return;
            }

            using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, source.Token);
            var job = new BatchJob(store, models, options.Ingest, batch);
            _current = new Current(id, job);
            await job.RunAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Deleted by its user.
        }
        catch (Exception problem) when (problem is ImrPredictException or IOException or DbException)
        {
            var words = problem is PostgresException refused ? PostgresProblem.WordsOf(refused) : problem.Message;
            await FailAsync(id, ImrPredictException.OneLine(words), stopping);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            InternalError.Report(problem, []);
            await FailAsync(
                id, $"an error of the program ({problem.GetType().Name}); please report it with the file that the "
                + "terminal names, which holds no text", stopping);
        }
        finally
        {
            _current = null;
            _working.Release();
        }
    }

    // A store that is full or locked now may not be later; the batches behind this one wait for it too.
    private async Task FailAsync(long id, string message, CancellationToken stopping)
    {
        var upload = UploadFolder.Of(store, id);
        while (true)
        {
            try
            {
                _batches.SetState(id, BatchState.Failed, upload.Shown(message));
                upload.Delete();
                return;
            }
            catch (Exception problem) when (problem is DbException or IOException)
            {
                await Task.Delay(BetweenTries, stopping);
            }
        }
    }

    private sealed record Current(long Batch, BatchJob? Job);
}
