using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Reports;
using ImrPredict.Scoring;
using ImrPredict.Training;

namespace ImrPredict.Score;

/// <summary>One run of the scoring program over a backlog: read, score, rank, write, count.</summary>
internal sealed record ScoreRun
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string Output { get; init; }

    public string? Rejects { get; init; }

    public required string ModelFolder { get; init; }

    public bool Resume { get; init; }

    public required IngestOptions Ingest { get; init; }

    private bool ToStandardOutput => Output == "-";

    public async Task<ScoreResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = InputFiles.Expand(Inputs);
        using var output = ToStandardOutput ? null : new AtomicFile(Output);
        using var rejects = RejectsFile.Beside(Output, Rejects);
        var model = ModelPackage.Load(ModelFolder);
        var place = ToStandardOutput ? Path.Combine(Path.GetTempPath(), $"imr-score-{Environment.ProcessId}") : Output;
        using var journal = ScoreJournal.Open(place, Fingerprint(files, model), Resume);
        var already = await ScoreAsync(files, model, journal, terminal, cancellation);

        await using (var stream = output is null ? Console.OpenStandardOutput() : null)
        {
            ScoreTableWriter.WriteCsv(output?.Stream ?? stream!, journal.Rows());
        }

        foreach (var reject in journal.Rejects())
        {
            rejects.Write(reject);
        }

        rejects.Commit();
        output?.Commit();
        var result = Result(journal.Tally, already, model, clock.Elapsed);
        journal.Finish();
        ScoreReport.Print(terminal, result, journal.Tally, ToStandardOutput ? null : Output, rejects.Path);
        return result;
    }

    private async Task<long> ScoreAsync(
        IReadOnlyList<string> files,
        OutcomeModel model,
        ScoreJournal journal,
        Terminal terminal,
        CancellationToken cancellation)
    {
        var done = journal.Entries;
        if (done > 0)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"going on after {done:N0} items of the broken run"));
        }

        long already = 0;
        var reads = ItemReader.ReadFilesAsync(files, Ingest, cancellation)
            .Where(read => read is not ItemRead.AlreadyRead || already++ < 0)
            .Skip((int)done);
        await foreach (var read in BacklogScorer.ScoreAsync(reads, model, new ScoringOptions(), cancellation))
        {
            journal.Add(read);
            terminal.Progress.At("scoring", journal.Entries, "items");
        }

        return already;
    }

    private string Fingerprint(IReadOnlyList<string> files, OutcomeModel model) => JsonSerializer.Serialize(new
    {
        model = model.Sha256,
        map = Ingest.ColumnMap.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        files = files.Select(file => new FileInfo(file))
            .Select(file => new { file.FullName, file.Length, file.LastWriteTimeUtc }),
    });

    private static ScoreResult Result(ScoreTally tally, long already, OutcomeModel model, TimeSpan elapsed) => new()
    {
        ItemsIn = tally.ItemsIn,
        Scored = tally.Scored,
        Abstained = tally.Abstained,
        Rejected = tally.Rejected,
        AlreadyRead = already,
        ExpectedOverturns = tally.ExpectedOverturns,
        Seconds = elapsed.TotalSeconds,
        PeakMb = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
        ModelId = model.Id,
    };
}
