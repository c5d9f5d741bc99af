using System.Diagnostics;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports;
using ImrPredict.Scoring.Backlog;
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

    /// <summary>How many items there is time to read; null where that is not known.</summary>
    public int? Capacity { get; init; }

    public required IngestOptions Ingest { get; init; }

    public async Task<ScoreResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = InputAdvice.Expand(Inputs, Ingest, terminal);
        using var output = new ScoreOutput(Output, Html, Rejects);
        using (Json is null or "-" ? null : new AtomicFile(Json))
        {
        }

        var model = BacklogModel.Load(Package);
        await InputAdvice.PrintAsync(files, Ingest, terminal, cancellation);

        var run = model.Fingerprint(files, Ingest);
        using var journal = Output == "-"
            ? ScoreJournal.OpenWithoutName(run)
            : ScoreJournal.Open(Output + ".journal", run, Resume);
        var merge = model.Begin(journal);
        var already = await ScoreAsync(files, model, journal, merge, terminal, cancellation);
        var result = await output.WriteAsync(merge, already, clock, Capacity, terminal, cancellation);
        journal.Finish();
        return result;
    }

    private async Task<AlreadyReadTally> ScoreAsync(
        IReadOnlyList<string> files, BacklogModel model, ScoreJournal journal, ScoreMerge merge, Terminal terminal,
        CancellationToken cancellation)
    {
        if (journal.Entries > 0)
        {
            terminal.Line($"resuming after {journal.Entries:N0} items of the interrupted run");
        }

        var already = new AlreadyReadTally();
        var progress = new BacklogProgress(files);
        await foreach (var read in model.ScoreAsync(files, Ingest, journal, merge, already.AddIfSecond, cancellation))
        {
            terminal.Progress.At("scoring", journal.Entries, "items", () => progress.ShareAt(read.At));
        }

        return already;
    }
}
