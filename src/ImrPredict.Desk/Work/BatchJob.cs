using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Desk.Store;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Reads and scores one batch, by the steps of the scoring command, and puts what comes of it into the store. A job
/// that was broken off goes on where its journal ends.
/// </summary>
internal sealed class BatchJob(DeskStore store, DeskModels models, IngestOptions ingest, Batch batch)
{
    private readonly BatchTable _batches = new(store);
    private readonly UploadFolder _upload = UploadFolder.Of(store, batch.Id);

    /// <summary>How much of the input is scored, 0 to 1, and how many items.</summary>
    public (double? Share, long Items) Progress { get; private set; }

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
        var result = await ScoreAsync(files, ingest with { ColumnMap = map }, cancellation);
        if (batch.Draft.Count > 0 && result.ItemsIn > result.Rejected)
        {
            _batches.Remember(batch.Draft, map);
        }

        _batches.SetResult(batch.Id, result);
        _upload.Delete(); // a start after a kill in between removes it
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

    private async Task<BatchResult> ScoreAsync(
        IReadOnlyList<string> files, IngestOptions options, CancellationToken cancellation)
    {
        var model = models.Open(batch.Model);
        var advice = await TableAdvice.ForAsync(files, options, cancellation);
        var notes = advice.SelectMany(table => table.Notes.Select(note => $"{_upload.Shown(table.File)}: {note}"))
            .ToList();
        _batches.Clear(batch.Id);
        using var journal = OpenJournal(model.Fingerprint(files, options));
        using var writer = new BatchWriter(store, batch.Id);
        var merge = model.Begin(journal);
        var already = new AlreadyReadTally();
        var number = 0L;
        var progress = new BacklogProgress(files);
        var reads = model.ScoreAsync(files, options, journal, merge, Seen, cancellation);
        await foreach (var read in reads)
        {
            Progress = (progress.ShareAt(read.At), journal.Entries);
        }

        notes.AddRange(already.Words("scored"));
        Write(journal, merge, writer);
        writer.Commit();
        return BatchResult.Of(merge.Summary, notes);

        void Seen(ItemRead read)
        {
            already.AddIfSecond(read is ItemRead.AlreadyRead told
                ? told with { At = Shown(told.At), CopyOf = told.CopyOf is { } of ? _upload.Shown(of) : null }
                : read);
            number += read is ItemRead.AlreadyRead ? 0 : 1;
            if (read is ItemRead.Parsed parsed)
            {
                writer.Add(number, StoredItem.Of(parsed, Shown(parsed.At)));
            }
        }
    }

    private ScoreJournal OpenJournal(string fingerprint)
    {
        try
        {
            return ScoreJournal.Open(_upload.Journal, fingerprint, resume: true);
        }
        catch (ImrPredictException)
        {
            // Of another model or other settings than those of this start: it is scored anew.
            return ScoreJournal.Open(_upload.Journal, fingerprint, resume: false);
        }
    }

    private void Write(ScoreJournal journal, ScoreMerge merge, BatchWriter writer)
    {
        var rows = new Queue<long>();
        foreach (var (i, entry) in journal.Read().Index())
        {
            if (entry is ScoreRead.Row)
            {
                rows.Enqueue(i + 1);
            }
            else if (entry is ScoreRead.Reject { Rejected: var rejected })
            {
                writer.Add(i + 1, rejected with
                {
                    At = Shown(rejected.At),
                    Reason = _upload.Shown(rejected.Reason),
                });
            }
        }

        foreach (var ranked in merge.Rank())
        {
            writer.Add(rows.Dequeue(), ranked with { Score = ranked.Score with { At = Shown(ranked.Score.At) } });
        }

        if (rows.Count > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{rows.Count} rows of the journal have no rank"));
        }
    }

    private SourceLocation Shown(SourceLocation at) => at with { File = _upload.Shown(at.File) };
}
