using ImrPredict.Cases;
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

    // A letter of its own costs as much as these bytes of a table: opening it, and parsing a PDF.
    private const long LetterBytes = 20_000;

    // 15 minutes at 100 letters, or 2 MB of a table, a second: the slow end, with precedents, on two cores.
    private const long BytesOfShard = 15 * 60 * 2_000_000L;

    public static async Task<IReadOnlyList<ShardPiece>> PlanAsync(
        IReadOnlyList<string> files, int? wanted, IngestOptions options, CancellationToken cancellation)
    {
        var kinds = new List<(string File, InputKind Kind)>();
        foreach (var file in files)
        {
            kinds.Add((file, await InputSniffer.SniffAsync(file, options, cancellation)));
        }

        RefuseMixture(kinds);
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
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (kind.Table is null && !kind.IsPackedLetters)
        {
            yield return ShardPiece.Of(PieceKind.File, file, 1) with { Shard = (int)(before / target) };
            yield break;
        }

        if (await ShardPoints.FindAsync(file, kind, options, cancellation) is not { } cuts)
        {
            var rows = await ItemReader.ReadFilesAsync([file], options, cancellation).LongCountAsync(cancellation);
            yield return ShardPiece.Of(PieceKind.Table, file, rows) with { Shard = (int)(before / target) };
            yield break;
        }

        var from = cuts.Points[0];
        for (var i = 1; i < cuts.Points.Count; i++)
        {
            var (shard, to) = ((before + from.Offset) / target, cuts.Points[i]);
            if (i == cuts.Points.Count - 1 || (before + to.Offset) / target > shard)
            {
                var slice = new FileSlice(from.Offset, to.Offset - from.Offset, from.Line);
                yield return ShardPiece.Of(PieceKind.Slice, file, to.Records - from.Records, slice) with { Shard = (int)shard };
                from = to;
            }
        }
    }

    // Numbers without holes: a large record leaves the shards that it reaches over empty.
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

    // A table's row that a letter has given is not scored twice, which only a process that reads both can know.
    private static void RefuseMixture(List<(string File, InputKind Kind)> files)
    {
        var letter = files.FirstOrDefault(file => file.Kind.IsLetter || file.Kind.IsPackedLetters).File;
        var table = files.FirstOrDefault(file => file.Kind.Table is not null).File;
        if (letter is not null && table is not null)
        {
            throw new ImrPredictException(
                $"{letter} holds letters and {table} is a table, which may list the same items; expected one or the other "
                + "in a run of shards; plan two runs, or score them together with imr-score score.");
        }
    }
}
