using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Score.Cluster;

/// <summary>
/// Scores one shard and commits exactly one part, however often it is started. Copies of a shard give the same bytes,
/// so it does not matter which of them is first.
/// </summary>
internal sealed class ShardRun(ShardFolder run, int shard)
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
            throw new ImrPredictException(
                $"{run.Manifest}: has no shard {shard}, only 0 to {manifest.Head.Shards - 1}.");
        }

        Directory.SetCurrentDirectory(manifest.Head.Folder);
        var ingest = manifest.Head.Ingest();
        var model = LoadModel(manifest.Head);
        var pieces = manifest.PiecesOf(shard).ToList();
        pieces.ForEach(piece => piece.CheckUnchanged());
        run.Make();
        var precedents = PrecedentIndex.OpenOrNull(manifest.Head.Package());
        var scorer = new ItemScorer(
            model, new ScoringOptions(), precedents, ModelPackage.ReadLearntRows(manifest.Head.Package()));
        return await ScoreAsync(manifest, pieces, ingest, scorer, terminal, cancellation);
    }

    /// <summary>The model of the plan, and no other.</summary>
    public static OutcomeModel LoadModel(ShardHead head)
    {
        var model = ModelPackage.Load(head.Package());
        if (ModelPackage.Sha256Of(head.Package()) is var found && found != head.PackageSha256)
        {
            throw new ImrPredictException(
                $"{head.Model}: the package's hash is {found[..12]}, {head.PackageSha256[..12]} when the run was "
                + "planned; put that package back, or plan a new run.");
        }

        return ShardHead.HashSettings(head.Ingest(), new ScoringOptions()) == head.SettingsSha256
            ? model
            : throw new ImrPredictException(
                "this program or its settings differ from those that planned the run; use the same version everywhere, "
                + "or plan a new run.");
    }

    private async Task<ShardResult> ScoreAsync(
        ShardManifest manifest, List<ShardPiece> pieces, IngestOptions ingest, ItemScorer scorer, Terminal terminal,
        CancellationToken cancellation)
    {
        var temporary = run.Temporary($"part-{shard}");
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

                if (manifest.RecordsOf(shard) is var planned && count.Records != planned)
                {
                    throw new ImrPredictException(
                        $"shard {shard}: {count.Records} letters and rows were read, {planned} were planned; nothing "
                        + "was written. Plan a new run.");
                }

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

    private static async IAsyncEnumerable<ItemRead> ReadAsync(
        List<ShardPiece> pieces, IngestOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = pieces.Where(piece => piece.Kind != PieceKind.Slice).Select(piece => piece.File).ToHashSet();
        for (var i = 0; i < pieces.Count;)
        {
            var files = pieces.Skip(i).Select(piece => piece.File).TakeWhile(whole.Contains).ToList();
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

/// <summary>The JSON result of one shard.</summary>
internal sealed record ShardResult
{
    public required int Shard { get; init; }

    /// <summary><c>done</c>, or <c>already done</c> where another copy was first.</summary>
    public required string State { get; init; }

    public long? Records { get; init; }

    public long? Items { get; init; }
}

/// <summary>Counts the letters and rows that gave something, so that one that gave nothing is noticed.</summary>
internal sealed class RecordCount(IEnumerable<ShardPiece> pieces)
{
    private readonly HashSet<string> _letters =
        [.. pieces.Where(piece => piece.Kind == PieceKind.File).Select(piece => piece.File)];

    private (string File, long Number) _last = ("", -1);

    public long Records { get; private set; }

    public void Add(SourceLocation at)
    {
        var place = (at.File, _letters.Contains(at.File) ? 0 : at.Number);
        Records += place == _last ? 0 : 1;
        _last = place;
    }
}
