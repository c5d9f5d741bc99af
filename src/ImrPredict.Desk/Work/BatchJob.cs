using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Desk.Work;

/// <summary>Works on one batch: finds the map of its columns, and has it scored or audited.</summary>
internal sealed class BatchJob(DeskStore store, DeskModels models, IngestOptions ingest, Batch batch)
{
    private readonly BatchTable _batches = new(store);
    private readonly UploadFolder _upload = UploadFolder.Of(store, batch.Id);

    /// <summary>How far it is.</summary>
    public BatchProgress Progress { get; private set; } = new("Reading", null, 0);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!_upload.Exists)
        {
            throw new ImrPredictException("its files are gone; delete it and upload them again.");
        }

        var files = InputFiles.Expand([_upload.Files]);
        if (await MapAsync(files, cancellation) is not { } map)
        {
            return;
        }

        _batches.SetState(batch.Id, BatchState.Running);
        var options = ingest with { ColumnMap = map };
        if (batch.Kind == BatchKind.Audit)
        {
            var audit = new AuditWork(store, batch, _upload, Tell);
            var result = await audit.RunAsync(models, files, options, cancellation);
            Remember(map, result.Items);
            _batches.SetResult(batch.Id, result);
        }
        else
        {
            var score = new ScoreWork(store, batch, _upload, Tell);
            var result = await score.RunAsync(models.Open(batch.Model), files, options, cancellation);
            Remember(map, result.ItemsIn - result.Rejected);
            _batches.SetResult(batch.Id, result);
        }

        _upload.Delete(); // a start after a kill in between removes it
    }

    private void Tell(BatchProgress progress) => Progress = progress;

    // A map by which nothing is read is of no use to the next table.
    private void Remember(IReadOnlyDictionary<string, string> map, long items)
    {
        if (batch.Draft.Count > 0 && items > 0)
        {
            _batches.Remember(batch.Draft, map);
        }
    }

    // The map that a user named for these columns, now or earlier; null where one must be named first.
    private async Task<IReadOnlyDictionary<string, string>?> MapAsync(
        IReadOnlyList<string> files, CancellationToken cancellation)
    {
        if (batch.Map is { } named)
        {
            return named;
        }

        var columns = new List<MapLine>();
        foreach (var file in files.Where(TableAdvice.MayBeTable))
        {
            var needed = await MapDraft.NeededAsync(file, ingest, cancellation);
            columns.AddRange(needed.Where(column => columns.All(known => known.House != column.House))
                .Select(column => new MapLine(column.House, column.Canonical)));
        }

        var map = columns.Count == 0 ? ingest.ColumnMap : _batches.Recall(columns);
        if (map is null)
        {
            _batches.Ask(batch.Id, columns);
            return null;
        }

        _batches.SetMap(batch.Id, map);
        return map;
    }
}
