using ImrPredict.Cases.Provenance;

namespace ImrPredict.Score.Cluster;

/// <summary>Counts letters and rows by what comes out of them, so that one that gave nothing is noticed.</summary>
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
