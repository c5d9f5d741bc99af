using ImrPredict.Audit.Run;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Pages.Audit;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Desk.Work;

/// <summary>
/// Audits the decisions of one batch, by the steps of the audit command, and puts what comes of it into the store. What
/// was broken off is begun anew.
/// </summary>
internal sealed class AuditWork(DeskStore store, Batch batch, UploadFolder upload, Action<BatchProgress> tell)
{
    // Of the time that an audit takes, what reading and learning end at.
    private const double Read = 0.2;
    private const double Learnt = 0.9;

    public async Task<AuditOutcome> RunAsync(
        DeskModels models, IReadOnlyList<string> files, IngestOptions options, CancellationToken cancellation)
    {
        // Columns that charts are asked for are read by their names; no row takes others along.
        options = options with { PassHouseColumns = false };
        var settings = new AuditOptions();
        new BatchTable(store).Clear(batch.Id);
        using var writer = new AuditWriter(store, batch.Id);
        var intake = new AuditIntake(
            settings.Expectation, batch.Model.Length > 0 ? models.Place(batch.Model) : null);
        var notes = await upload.NotesAsync(files, options, cancellation);
        var tally = await ReadAsync(intake, writer, files, options, cancellation);
        writer.Commit(); // what was refused is seen, also where the rest cannot be audited
        var units = await intake.UnitsAsync(files, batch.Units, options, cancellation);
        notes.AddRange(tally.AlreadyRead.Words("read"));
        if (SourceWords.Of(intake.Repeated) is { } repeated)
        {
            notes.Add(repeated);
        }

        var input = intake.Expect(units, batch.Name, tally, Tell, cancellation);
        tell(new("Comparing the decisions", Learnt, tally.Items));
        var audit = AuditRun.Run(input, settings);
        cancellation.ThrowIfCancellationRequested();
        PrivateFiles.CreateFolder(upload.Reports);
        AuditReport.Write(audit, upload.Reports);
        writer.Write(audit, upload.Shown, AuditReport.Files.Select(name => (
            name, File.ReadAllBytes(Path.Combine(upload.Reports, name)))));
        return AuditOutcome.Of(audit, tally, intake.LeftOut, notes);

        void Tell(TrainingProgress progress) => tell(new(
            "Learning what to expect of each decision from the others",
            Read + ((Learnt - Read) * progress.Done / Math.Max(1, progress.Total)), tally.Items));
    }

    private async Task<IngestTally> ReadAsync(
        AuditIntake intake, AuditWriter writer, IReadOnlyList<string> files, IngestOptions options,
        CancellationToken cancellation)
    {
        var (tally, progress, number) = (new IngestTally(), new BacklogProgress(files), 0L);
        await foreach (var read in ItemReader.ReadFilesAsync(files, options, cancellation))
        {
            tally.Add(read is ItemRead.AlreadyRead told
                ? told with
                {
                    At = upload.Shown(told.At),
                    CopyOf = told.CopyOf is { } of ? upload.Shown(of) : null,
                }
                : read);
            number++;
            if (read is ItemRead.Parsed { Decided: { } decided })
            {
                intake.Add(decided);
            }
            else if (read is ItemRead.Rejected rejected)
            {
                writer.Add(number, rejected with
                {
                    At = upload.Shown(rejected.At),
                    Reason = upload.Shown(rejected.Reason),
                });
            }

            tell(new("Reading", Read * progress.ShareAt(read.At), tally.Items));
        }

        return tally;
    }
}
