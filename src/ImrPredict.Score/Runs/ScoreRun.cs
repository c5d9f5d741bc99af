using System.Diagnostics;
using System.Text.Json;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Score.Runs;

/// <summary>One run of the scoring program over a backlog: reads, scores, ranks, writes and counts.</summary>
internal sealed record ScoreRun
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string Output { get; init; }

    public string? Rejects { get; init; }

    public string? Html { get; init; }

    /// <summary>Where the caller will write the result; checked before the work.</summary>
    public string? Json { get; init; }

    public required PackagePlace Package { get; init; }

    public bool Resume { get; init; }

    public required IngestOptions Ingest { get; init; }

    // What a journal of another format means is not known; a run of an earlier version is not resumed.
    private const int JournalOfThisVersion = 3;

    public async Task<ScoreResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = InputAdvice.Expand(Inputs, terminal);
        using var output = new ScoreOutput(Output, Html, Rejects);
        using (Json is null or "-" ? null : new AtomicFile(Json))
        {
        }

        var model = ModelPackage.Load(Package);
        await InputAdvice.PrintAsync(files, Ingest, terminal, cancellation);

        var precedents = PrecedentIndex.OpenOrNull(Package);
        var scorer = new ItemScorer(
            model, new ScoringOptions(), precedents, ModelPackage.ReadLearntRows(Package));
        var run = Fingerprint(files, model);
        using var journal = Output == "-"
            ? ScoreJournal.OpenWithoutName(run)
            : ScoreJournal.Open(Output + ".journal", run, Resume);
        var merge = ScoreMerge.Begin([journal], model, ModelPackage.ReadReference(Package));
        var already = await ScoreAsync(files, scorer, journal, merge, terminal, cancellation);
        var result = await output.WriteAsync(merge, already, clock, terminal, cancellation);
        journal.Finish();
        return result;
    }

    private async Task<AlreadyReadTally> ScoreAsync(
        IReadOnlyList<string> files, ItemScorer scorer, ScoreJournal journal, ScoreMerge merge, Terminal terminal,
        CancellationToken cancellation)
    {
        var done = journal.Entries;
        if (done > 0)
        {
            terminal.Line($"resuming after {done:N0} items of the interrupted run");
        }

        var already = new AlreadyReadTally();
        var progress = new BacklogProgress(files);
        var reads = ItemReader.ReadFilesAsync(files, Ingest, cancellation)
            .Where(read => !Told(read, already))
            .Skip((int)done);
        await foreach (var read in BacklogScorer.ScoreAsync(reads, scorer, cancellation))
        {
            journal.Add(read);
            merge.Count(read);
            terminal.Progress.At("scoring", journal.Entries, "items", () => progress.ShareAt(read.At));
        }

        return already;
    }

    private static bool Told(ItemRead read, AlreadyReadTally already)
    {
        if (read is ItemRead.AlreadyRead told)
        {
            already.Add(told);
        }

        return read is ItemRead.AlreadyRead;
    }

    private string Fingerprint(IReadOnlyList<string> files, OutcomeModel model) => JsonSerializer.Serialize(new
    {
        format = JournalOfThisVersion,
        package = ModelPackage.Sha256Of(Package),
        map = Ingest.ColumnMap.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        Ingest.Limits,
        Ingest.PassHouseColumns,
        Ingest.Redact,
        files = files.Select(file => new FileInfo(file))
            .Select(file => new
            {
                file.FullName,
                Length = file.Exists ? file.Length : -1,
                file.LastWriteTimeUtc,
            }),
    });
}
