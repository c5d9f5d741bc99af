using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Reports.Scores;
using ImrPredict.Score.Runs;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Training.Package;

namespace ImrPredict.Score.Cluster;

/// <summary>Joins the parts of a run, in their order, into the table that one process would have written.</summary>
internal sealed record ShardMerge
{
    public required ShardFolder Run { get; init; }

    public required string Output { get; init; }

    public string? Rejects { get; init; }

    public string? Html { get; init; }

    /// <summary>How many items there is time to read; null where that is not known.</summary>
    public int? Capacity { get; init; }

    public async Task<ScoreResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        ScoreTable.CheckFormat(Output);
        var manifest = ShardManifest.Load(Run.Manifest);
        var shards = manifest.Head.Shards;
        Run.Make();
        CheckParts(shards);
        using var output = new ScoreOutput(Output, Html, Rejects);
        var model = ShardRun.LoadModel(manifest.Head);
        var parts = new List<ScoreJournal>();
        try
        {
            parts.AddRange(Enumerable.Range(0, shards).Select(shard => ScoreJournal.OpenPart(
                Run.Part(shard), manifest.FingerprintOf(shard), manifest.RecordsOf(shard))));
            var merge = ScoreMerge.Begin(parts, model, ModelPackage.ReadReference(manifest.Head.Package()));
            var already = new AlreadyReadTally();
            already.AddJoined(merge.GivenRows, merge.Copies);
            var result = await output.WriteAsync(merge, already, clock, Capacity, terminal, cancellation);
            Run.RemoveLeftovers();
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
                $"{Run.Path}: shards without a part: {ShardFolder.Ranges(missing)} ({missing.Count} of {shards}); "
                + $"{Run.Logs} says why; run them with imr-score submit or work, which start only these.");
        }

        var known = Enumerable.Range(0, shards).Select(Run.Part).ToHashSet(StringComparer.Ordinal);
        if (Directory.GetFiles(Run.Parts).FirstOrDefault(part => !known.Contains(part)) is { } strange)
        {
            throw new ImrPredictException(
                $"{strange}: is no part of this run, whose shards are 0 to {shards - 1}; remove it.");
        }
    }
}
