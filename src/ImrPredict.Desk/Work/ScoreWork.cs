using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Reads and scores one batch, by the steps of the scoring command, and puts what comes of it into the store. What was
/// broken off goes on where its journal ends.
/// </summary>
internal sealed class ScoreWork(DeskStore store, Batch batch, UploadFolder upload, Action<BatchProgress> tell)
{
    public async Task<BatchResult> RunAsync(
        BacklogModel model, IReadOnlyList<string> files, IngestOptions options, CancellationToken cancellation)
    {
        var notes = await upload.NotesAsync(files, options, cancellation);
        new BatchTable(store).Clear(batch.Id);
        using var journal = OpenJournal(model.Fingerprint(files, options));
        using var writer = new BatchWriter(store, batch.Id);
        var merge = model.Begin(journal);
        var already = new AlreadyReadTally();
        var number = 0L;
        var progress = new BacklogProgress(files);
        var reads = model.ScoreAsync(files, options, journal, merge, Seen, cancellation);
        await foreach (var read in reads)
        {
            tell(new("Reading and scoring", progress.ShareAt(read.At), journal.Entries));
        }

        notes.AddRange(already.Words("scored"));
        Write(journal, merge, writer);
        writer.Commit();
        return BatchResult.Of(merge.Summary, notes);

        void Seen(ItemRead read)
        {
            already.AddIfSecond(read is ItemRead.AlreadyRead told
                ? told with { At = upload.Shown(told.At), CopyOf = told.CopyOf is { } of ? upload.Shown(of) : null }
                : read);
            number += read is ItemRead.AlreadyRead ? 0 : 1;
            if (read is ItemRead.Parsed parsed)
            {
                var item = StoredItem.Of(parsed, upload.Shown(parsed.At));
                writer.Add(number, item);
                writer.AddDates(number, item);
            }
        }
    }

    private ScoreJournal OpenJournal(string fingerprint)
    {
        try
        {
            return ScoreJournal.Open(upload.Journal, fingerprint, resume: true);
        }
        catch (ImrPredictException)
        {
            // Of another model or other settings than those of this start: it is scored anew.
            return ScoreJournal.Open(upload.Journal, fingerprint, resume: false);
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
                    At = upload.Shown(rejected.At),
                    Reason = upload.Shown(rejected.Reason),
                });
            }
        }

        foreach (var ranked in merge.Rank())
        {
            var score = ranked.Score with { At = upload.Shown(ranked.Score.At) };
            writer.Add(rows.Dequeue(), ranked with { Score = score });
        }

        if (rows.Count > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{rows.Count} rows of the journal have no rank"));
        }
    }
}
