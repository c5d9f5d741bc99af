using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Reports;
using ImrPredict.Reports.Scores;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Model;

namespace ImrPredict.Score;

/// <summary>One run of the scoring program over a backlog: read, score, rank, write, count.</summary>
internal sealed record ScoreRun
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string Output { get; init; }

    public string? Rejects { get; init; }

    public string? Html { get; init; }

    /// <summary>Where the caller will write the result; checked before the work.</summary>
    public string? Json { get; init; }

    public required string ModelFolder { get; init; }

    public bool Resume { get; init; }

    public required IngestOptions Ingest { get; init; }

    private bool ToStandardOutput => Output == "-";

    public async Task<ScoreResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = InputFiles.Expand(Inputs);
        if (!ToStandardOutput)
        {
            ScoreMerge.CheckFormat(Output);
        }

        using var output = ToStandardOutput ? null : new AtomicFile(Output);
        using var page = Html is null ? null : new AtomicFile(Html);
        using var rejects = RejectsFile.Beside(Output, Rejects);
        rejects.CheckWritable();
        using (Json is null or "-" ? null : new AtomicFile(Json))
        {
        }

        var model = ModelPackage.Load(ModelFolder);
        await AdviseAsync(files, Ingest, terminal, cancellation);

        var journalPath = ToStandardOutput
            ? Path.Combine(Path.GetTempPath(), $"imr-score-{Environment.ProcessId}.journal")
            : Output + ".journal";
        using var precedents = PrecedentIndex.OpenOrNull(ModelFolder);
        var scorer = new ItemScorer(model, new ScoringOptions(), precedents);
        using var journal = ScoreJournal.Open(journalPath, Fingerprint(files, model), Resume);
        try
        {
            var merge = ScoreMerge.Of([journal], model, ModelPackage.ReadReference(ModelFolder));
            var already = await ScoreAsync(files, scorer, journal, merge, terminal, cancellation);
            await WriteAsync(merge, Output, output, rejects, cancellation);
            var result = ScoreResult.Of(merge.Summary, already, clock.Elapsed);
            if (page is not null)
            {
                ScoreHtml.Write(page.Stream, merge.Summary);
                page.Commit();
            }

            journal.Finish();
            ScoreReport.Print(terminal, result, merge.Summary, ToStandardOutput ? null : Output, Html, rejects.Path);
            return result;
        }
        finally
        {
            if (ToStandardOutput)
            {
                journal.Finish(); // nothing of it could be resumed
            }
        }
    }

    private async Task<long> ScoreAsync(
        IReadOnlyList<string> files, ItemScorer scorer, ScoreJournal journal, ScoreMerge merge, Terminal terminal,
        CancellationToken cancellation)
    {
        var done = journal.Entries;
        if (done > 0)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"going on after {done:N0} items of the broken run"));
        }

        long already = 0;
        var progress = new BacklogProgress(files);
        var reads = ItemReader.ReadFilesAsync(files, Ingest, cancellation)
            .Where(read => read is not ItemRead.AlreadyRead || already++ < 0)
            .Skip((int)done);
        await foreach (var read in BacklogScorer.ScoreAsync(reads, scorer, cancellation))
        {
            merge.Count(read, journal.Add(read));
            terminal.Progress.At("scoring", journal.Entries, "items", () => progress.ShareAt(read.At));
        }

        return already;
    }

    internal static async Task WriteAsync(
        ScoreMerge merge, string path, AtomicFile? output, RejectsFile rejects, CancellationToken cancellation)
    {
        try
        {
            await using (var stream = output is null ? Console.OpenStandardOutput() : null)
            {
                await merge.WriteAsync(path, output?.Stream ?? stream!, cancellation);
            }

            foreach (var reject in merge.Rejects())
            {
                rejects.Write(reject);
            }

            rejects.Commit();
            output?.Commit();
        }
        catch (IOException problem) when (output is not null)
        {
            throw new ImrPredictException(
                $"{path}: cannot be written ({problem.Message}); make room, then run the same command again (score with --resume).", problem);
        }
    }

    internal static async Task AdviseAsync(
        IReadOnlyList<string> files, IngestOptions options, Terminal terminal, CancellationToken cancellation)
    {
        foreach (var advice in await ColumnAdvice.ForAsync(files, options, cancellation))
        {
            var columns = advice.Suggestions.Select(s => $"'{s.House}' may be {s.Canonical} ({s.Why})");
            terminal.Warn($"{advice.File}: not read: {string.Join("; ", columns)}. To read them, name them in a map file (--map)");
        }
    }

    private string Fingerprint(IReadOnlyList<string> files, OutcomeModel model) => JsonSerializer.Serialize(new
    {
        model = model.Sha256,
        package = SHA256.HashData(File.ReadAllBytes(Path.Combine(ModelFolder, ModelPackage.ManifestName))),
        map = Ingest.ColumnMap.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        files = files.Select(file => new FileInfo(file))
            .Select(file => new { file.FullName, file.Length, file.LastWriteTimeUtc }),
    });
}
