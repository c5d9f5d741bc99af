using ImrPredict.Cases.Provenance;

namespace ImrPredict.Scoring.Backlog;

/// <summary>How much of the input is read, by bytes; inside a file by line number and the mean line length.</summary>
/// <param name="files">The files in the order in which they are read.</param>
public sealed class BacklogProgress(IReadOnlyList<string> files)
{
    private const int Sample = 1 << 20;
    private readonly Lazy<Dictionary<string, (long Before, long Length)>> _places = new(() => PlacesOf(files));
    private (string File, double Lines) _file = ("", 1);

    /// <summary>Share of the bytes of all inputs that lie before a place, 0 to 1.</summary>
    public double? ShareAt(SourceLocation at)
    {
        if (!_places.Value.TryGetValue(at.File, out var place))
        {
            return null;
        }

        if (_file.File != at.File)
        {
            _file = (at.File, at.Unit == SourceUnit.File ? 1 : LinesOf(at.File, place.Length));
        }

        var all = Math.Max(1, _places.Value.Values.Sum(p => p.Length));
        return (place.Before + (place.Length * Math.Min(1, at.Number / _file.Lines))) / all;
    }

    private static Dictionary<string, (long Before, long Length)> PlacesOf(IReadOnlyList<string> files)
    {
        var places = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        var before = 0L;
        foreach (var file in files)
        {
            var length = new FileInfo(file) is { Exists: true } info ? info.Length : 0;
            places[file] = (before, length);
            before += length;
        }

        return places;
    }

    private static double LinesOf(string file, long length)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[Math.Min(Sample, length)];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var lines = head.AsSpan(0, read).Count((byte)'\n');
        return Math.Max(1, (double)lines * length / Math.Max(1, read));
    }
}
