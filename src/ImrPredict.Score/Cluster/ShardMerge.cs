using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports;
using ImrPredict.Reports.Scores;
using ImrPredict.Reports.Tables;
using ImrPredict.Training.Model;

namespace ImrPredict.Score.Cluster;

/// <summary>Joins the parts of a run, in their order, into the table that one process would have written.</summary>
internal sealed record ShardMerge
{
    public required RunFolder Run { get; init; }

    public required string Output { get; init; }

    public string? Rejects { get; init; }

    public string? Html { get; init; }

    public async Task<ScoreResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        ScoreMerge.CheckFormat(Output);
        var manifest = ShardManifest.Load(Run.Manifest);
        CheckParts(manifest.Head.Shards);
        using var output = new AtomicFile(Output);
        using var page = Html is null ? null : new AtomicFile(Html);
        using var rejects = RejectsFile.Beside(Output, Rejects);
        rejects.CheckWritable();

        var model = ShardRun.LoadModel(manifest.Head, new IngestOptions { ColumnMap = manifest.Head.ColumnMap });
        var parts = new List<ScoreJournal>();
        try
        {
            for (var shard = 0; shard < manifest.Head.Shards; shard++)
            {
                parts.Add(ScoreJournal.OpenPart(Run.Part(shard), manifest.FingerprintOf(shard), manifest.RecordsOf(shard)));
            }

            var merge = ScoreMerge.Of(parts, model, ModelPackage.ReadReference(manifest.Head.Model));
            await ScoreRun.WriteAsync(merge, Output, output, rejects, cancellation);
            var result = ScoreResult.Of(merge.Summary, already: 0, clock.Elapsed);
            if (page is not null)
            {
                ScoreHtml.Write(page.Stream, merge.Summary);
                page.Commit();
            }

            ScoreReport.Print(terminal, result, merge.Summary, Output, Html, rejects.Path);
            return result;
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    private void CheckParts(int shards)
    {
        if (Run.Missing(shards) is { Count: > 0 } missing)
        {
            throw new ImrPredictException(
                $"{Run.Path}: shards without a part: {RunFolder.Ranges(missing)} ({missing.Count} of {shards}); {Run.Logs} "
                + "says why; run them with imr-score submit, which starts only these.");
        }

        var known = Enumerable.Range(0, shards).Select(Run.Part).ToHashSet(StringComparer.Ordinal);
        if (Directory.GetFiles(Run.In("parts")).FirstOrDefault(part => !known.Contains(part)) is { } strange)
        {
            throw new ImrPredictException($"{strange}: is no part of this run, whose shards are 0 to {shards - 1}; remove it.");
        }
    }
}
