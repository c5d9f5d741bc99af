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
/// Scores shards of a run, one after the other, and commits exactly one part for each, however often it is started.
/// Copies of a shard give the same bytes, so it does not matter which of them is first.
/// </summary>
internal sealed class ShardRun(ShardFolder run)
{
    private (ShardManifest Manifest, ItemScorer Scorer)? _opened;

    /// <summary>Loads plan and model, once; relative paths then count from the folder of the plan.</summary>
    public (ShardManifest Manifest, ItemScorer Scorer) Open()
    {
        if (_opened is null)
        {
            var manifest = ShardManifest.Load(run.Manifest);
            Directory.SetCurrentDirectory(manifest.Head.Folder);
            var model = LoadModel(manifest.Head);
            run.Make();
            var place = manifest.Head.Package();
            _opened = (manifest, new ItemScorer(
                model, new ScoringOptions(), PrecedentIndex.OpenOrNull(place), ModelPackage.ReadLearntRows(place)));
        }

        return _opened.Value;
    }

    public async Task<ShardResult> RunAsync(int shard, Terminal terminal, CancellationToken cancellation)
    {
        if (File.Exists(run.Part(shard)))
        {
            return new ShardResult { Shard = shard, State = ShardResult.AlreadyDone };
        }

        var (manifest, scorer) = Open();
        if (shard < 0 || shard >= manifest.Head.Shards)
        {
            throw new ImrPredictException(
                $"{run.Manifest}: has no shard {shard}, only 0 to {manifest.Head.Shards - 1}.");
        }

        try
        {
            return await ScoreAsync(shard, manifest, scorer, terminal, cancellation);
        }
        catch (Exception problem)
            when (problem is ImrPredictException or IOException && File.Exists(run.Part(shard)))
        {
            // Whoever joins the parts removes what copies of shards were writing.
            return new ShardResult { Shard = shard, State = ShardResult.AlreadyDone };
        }
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
        int shard, ShardManifest manifest, ItemScorer scorer, Terminal terminal, CancellationToken cancellation)
    {
        var pieces = manifest.PiecesOf(shard).ToList();
        pieces.ForEach(piece => piece.CheckUnchanged());
        var temporary = run.Temporary($"part-{shard}");
        try
        {
            long items;
            var count = new RecordCount(pieces);
            using (var journal = ScoreJournal.Open(temporary, manifest.FingerprintOf(shard), resume: false))
            {
                var reads = ReadAsync(pieces, manifest.Head.Ingest(), cancellation);
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
            if (!first && !File.Exists(run.Part(shard)))
            {
                throw new ImrPredictException($"{run.Part(shard)}: is no file, and in the way of the part; remove it.");
            }

            return new ShardResult
            {
                Shard = shard,
                State = first ? "done" : ShardResult.AlreadyDone,
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
    public const string AlreadyDone = "already done";

    public required int Shard { get; init; }

    /// <summary><c>done</c>, or <c>already done</c> where another copy was first.</summary>
    public required string State { get; init; }

    public long? Records { get; init; }

    public long? Items { get; init; }
}

/// <summary>Counts the letters and rows that gave something, so that one that gave nothing is noticed.</summary>
internal sealed class RecordCount(IEnumerable<ShardPiece> pieces)
{
    private readonly ILookup<string, PieceKind> _kinds = pieces.ToLookup(piece => piece.File, piece => piece.Kind);

    private (string File, long Number) _last = ("", -1);

    public long Records { get; private set; }

    public void Add(SourceLocation at)
    {
        var kind = _kinds[at.File].FirstOrDefault(PieceKind.Slice);
        var place = (at.File, kind == PieceKind.File ? 0 : at.Number);
        // Each row of a table that is read whole gives one thing; those of other sheets have the same numbers.
        Records += kind != PieceKind.Table && place == _last ? 0 : 1;
        _last = place;
    }
}
