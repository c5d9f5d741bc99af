using System.Runtime.CompilerServices;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sharding;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Score.Cluster;

/// <summary>Cuts inputs into shards of about equal work, in input order.</summary>
internal static class ShardPlanner
{
    /// <summary>Most shards of a run: what a Slurm controller takes unless told otherwise.</summary>
    public const int MostShards = 1000;

    // A letter costs as much as this many bytes of a table.
    private const long LetterBytes = 20_000;

    // 15 minutes at 100 letters, or 2 MB of a table, per second: a slow run, with precedents, on two cores.
    private const long BytesOfShard = 15 * 60 * 2_000_000L;

    public static async Task<IReadOnlyList<ShardPiece>> PlanAsync(
        IReadOnlyList<string> files, int? wanted, IngestOptions options, CancellationToken cancellation)
    {
        var kinds = new List<(string File, InputKind Kind)>();
        foreach (var file in files)
        {
            kinds.Add((file, await InputSniffer.SniffAsync(file, options, cancellation)));
        }

        var work = kinds.Sum(file => WorkOf(file.File, file.Kind));
        var shards = Math.Clamp(wanted ?? (int)Math.Min(MostShards, (work / BytesOfShard) + 1), 1, MostShards);
        var target = Math.Max(1, (work + shards - 1) / shards);
        var (pieces, before) = (new List<ShardPiece>(), 0L);
        foreach (var (file, kind) in kinds)
        {
            await foreach (var piece in PiecesAsync(file, kind, before, target, options, cancellation))
            {
                pieces.Add(piece);
            }

            before += WorkOf(file, kind);
        }

        return Numbered(pieces);
    }

    private static async IAsyncEnumerable<ShardPiece> PiecesAsync(
        string file, InputKind kind, long before, long target, IngestOptions options,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (kind.Table is null && !kind.IsPackedLetters)
        {
            yield return ShardPiece.Make(PieceKind.File, file, 1) with { Shard = (int)(before / target) };
            yield break;
        }

        if (await ShardPoints.FindAsync(file, kind, options, cancellation) is not { } cuts)
        {
            var rows = await ItemReader.ReadFilesAsync([file], options, cancellation).LongCountAsync(cancellation);
            yield return ShardPiece.Make(PieceKind.Table, file, rows) with { Shard = (int)(before / target) };
            yield break;
        }

        var from = cuts.Points[0];
        for (var i = 1; i < cuts.Points.Count; i++)
        {
            var (shard, to) = ((before + from.Offset) / target, cuts.Points[i]);
            if (i == cuts.Points.Count - 1 || (before + to.Offset) / target > shard)
            {
                var slice = new FileSlice(from.Offset, to.Offset - from.Offset, from.Line);
                yield return ShardPiece.Make(PieceKind.Slice, file, to.Records - from.Records, slice) with
                {
                    Shard = (int)shard,
                };
                from = to;
            }
        }
    }

    // Leaves no gaps in the numbers: a record that is larger than a shard leaves shards empty.
    private static List<ShardPiece> Numbered(List<ShardPiece> pieces)
    {
        var (numbered, shard) = (new List<ShardPiece>(pieces.Count), -1);
        for (var i = 0; i < pieces.Count; i++)
        {
            shard += i == 0 || pieces[i].Shard != pieces[i - 1].Shard ? 1 : 0;
            numbered.Add(pieces[i] with { Shard = shard });
        }

        return numbered;
    }

    private static long WorkOf(string file, InputKind kind) =>
        kind.Table is null && !kind.IsPackedLetters ? LetterBytes : new FileInfo(file).Length;
}
