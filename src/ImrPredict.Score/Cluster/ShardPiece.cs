using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Score.Cluster;

/// <summary>A line of the manifest: what a shard reads of one file, and the file's state at planning.</summary>
internal sealed record ShardPiece(
    PieceKind Kind, string File, FileSlice Slice, long Records, long FileBytes, long FileTicks)
{
    public const string Header = "shard\tkind\tfile\toffset\tlength\tfirst_line\trecords\tfile_bytes\tfile_ticks";

    public int Shard { get; init; }

    public static ShardPiece Make(PieceKind kind, string file, long records, FileSlice? slice = null)
    {
        if (file.AsSpan().ContainsAny('\t', '\n', '\r'))
        {
            throw new ImrPredictException(
                $"{file}: a path with tabs or line ends cannot stand in a manifest; rename it.");
        }

        var (bytes, ticks) = StateOf(file);
        return new ShardPiece(kind, file, slice ?? new FileSlice(0, bytes, 1), records, bytes, ticks);
    }

    /// <summary>Refuses a file that is no longer what was planned.</summary>
    public void CheckUnchanged()
    {
        var (bytes, ticks) = StateOf(File);
        if ((bytes, ticks) != (FileBytes, FileTicks))
        {
            throw new ImrPredictException(
                (bytes < 0 ? $"{File}: is gone; "
                    : $"{File}: has {bytes} bytes, {FileBytes} when the run was planned, or another date; ")
                + "put the file back, or plan a new run.");
        }
    }

    public string ToLine() => string.Join(
        '\t', Shard, Kind, File, Slice.Offset, Slice.Length, Slice.FirstLine, Records, FileBytes, FileTicks);

    public static ShardPiece Parse(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 9 || !Enum.TryParse<PieceKind>(cells[1], out var kind))
        {
            throw new FormatException($"'{line}' is no piece of a shard");
        }

        long Number(int i) => long.Parse(cells[i], CultureInfo.InvariantCulture);
        var slice = new FileSlice(Number(3), Number(4), Number(5));
        return new ShardPiece(kind, cells[2], slice, Number(6), Number(7), Number(8))
        {
            Shard = int.Parse(cells[0], CultureInfo.InvariantCulture),
        };
    }

    private static (long Bytes, long Ticks) StateOf(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.Length, info.LastWriteTimeUtc.Ticks) : (-1, 0);
    }
}

/// <summary>How a piece of a shard is read.</summary>
internal enum PieceKind
{
    /// <summary>A file that is one letter, or that nothing can be read from: one record.</summary>
    File,

    /// <summary>A table that is read whole; its records are its rows.</summary>
    Table,

    /// <summary>Some lines of packed letters, or rows of a text table.</summary>
    Slice,
}
