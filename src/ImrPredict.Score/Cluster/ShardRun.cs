using System.Globalization;
using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Scores;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Model;

namespace ImrPredict.Score.Cluster;

/// <summary>
/// Scores one shard: at least once, however often it is started, with exactly one part as output. Copies of a shard give
/// the same bytes, so it does not matter which of them is first.
/// </summary>
internal sealed class ShardRun(RunFolder run, int shard)
{
    public async Task<ShardResult> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        if (File.Exists(run.Part(shard)))
        {
            return new ShardResult { Shard = shard, State = "already done" };
        }

        var manifest = ShardManifest.Load(run.Manifest);
        if (shard < 0 || shard >= manifest.Head.Shards)
        {
            throw new ImrPredictException($"{run.Manifest}: has no shard {shard}, only 0 to {manifest.Head.Shards - 1}.");
        }

        Directory.SetCurrentDirectory(manifest.Head.Folder);
        var ingest = new IngestOptions { ColumnMap = manifest.Head.ColumnMap };
        var model = LoadModel(manifest.Head, ingest);
        var pieces = manifest.PiecesOf(shard).ToList();
        pieces.ForEach(piece => piece.CheckUnchanged());
        run.Make();
        using var precedents = PrecedentIndex.OpenOrNull(manifest.Head.Model);
        var scorer = new ItemScorer(model, new ScoringOptions(), precedents);
        return await ScoreAsync(manifest, pieces, ingest, scorer, terminal, cancellation);
    }

    /// <summary>The model of the plan, and no other.</summary>
    public static OutcomeModel LoadModel(ShardHead head, IngestOptions ingest)
    {
        var model = ModelPackage.Load(head.Model);
        if (model.Sha256 != head.ModelSha256)
        {
            throw new ImrPredictException(
                $"{head.Model}: the model's hash is {model.Sha256[..12]}, {head.ModelSha256[..12]} when the run was planned; "
                + "put that model back, or plan a new run.");
        }

        var settings = ShardSettings.Sha256(ingest, new ScoringOptions());
        return settings == head.SettingsSha256 ? model : throw new ImrPredictException(
            "this program or its settings differ from those that planned the run; use the same version everywhere, or plan a new run.");
    }

    private async Task<ShardResult> ScoreAsync(
        ShardManifest manifest, List<ShardPiece> pieces, IngestOptions ingest, ItemScorer scorer, Terminal terminal,
        CancellationToken cancellation)
    {
        var temporary = run.Temporary(shard);
        try
        {
            long items;
            var count = new RecordCount(pieces);
            using (var journal = ScoreJournal.Open(temporary, manifest.FingerprintOf(shard), resume: false))
            {
                var reads = ReadAsync(pieces, ingest, cancellation);
                await foreach (var read in BacklogScorer.ScoreAsync(reads, scorer, cancellation))
                {
                    journal.Add(read);
                    count.Add(read.At);
                    terminal.Progress.At("scoring", journal.Entries, "items");
                }

                Check(count.Records, manifest.RecordsOf(shard));
                journal.Seal(count.Records);
                items = journal.Entries;
            }

            var first = ExclusiveLink.Commit(temporary, run.Part(shard));
            return new ShardResult
            {
                Shard = shard,
                State = first ? "done" : "already done",
                Records = count.Records,
                Items = items,
            };
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private void Check(long records, long planned)
    {
        if (records != planned)
        {
            throw new ImrPredictException(string.Create(CultureInfo.InvariantCulture,
                $"shard {shard}: {records} letters and rows were read, {planned} were planned; nothing was written. Plan a new run."));
        }
    }

    private static async IAsyncEnumerable<ItemRead> ReadAsync(
        List<ShardPiece> pieces, IngestOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = pieces.Where(piece => piece.Kind != PieceKind.Slice).Select(piece => piece.File).ToHashSet();
        for (var i = 0; i < pieces.Count;)
        {
            var files = pieces.Skip(i).TakeWhile(piece => whole.Contains(piece.File)).Select(piece => piece.File).ToList();
            var reads = files.Count > 0 ? ItemReader.ReadFilesAsync(files, options, cancellation)
                : ItemReader.ReadSliceAsync(pieces[i].File, pieces[i].Slice, options, cancellation);
            await foreach (var read in reads)
            {
                yield return read;
            }

            i += Math.Max(1, files.Count);
        }
    }
}
