namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Finds at which byte a line begins, for files of ASCII letters and line ends (UTF-8, Windows-1252). A line ends with
/// CR, LF or both, as readers of text and of delimited fields count them.
/// </summary>
internal sealed class LineStarts(string path) : IDisposable
{
    private readonly FileStream _file = new(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);

    private readonly byte[] _buffer = new byte[1 << 16];
    private long _before;
    private long _line = 1;
    private int _at;
    private int _filled;

    /// <summary>Offset of a line, from 1; lines are asked for in order. The file's end where there are fewer.</summary>
    public long OffsetOf(long line)
    {
        while (_line < line && ToNextLine())
        {
            _line++;
        }

        return _before + _at;
    }

    public void Dispose() => _file.Dispose();

    private bool ToNextLine()
    {
        while (_at < _filled || Fill())
        {
            var end = _buffer.AsSpan(_at, _filled - _at).IndexOfAny((byte)'\r', (byte)'\n');
            _at = end < 0 ? _filled : _at + end + 1;
            if (end >= 0)
            {
                var isPair = _buffer[_at - 1] == '\r' && (_at < _filled || Fill()) && _buffer[_at] == '\n';
                _at += isPair ? 1 : 0;
                return true;
            }
        }

        return false;
    }

    private bool Fill()
    {
        _before += _filled;
        _at = 0;
        _filled = _file.Read(_buffer);
        return _filled > 0;
    }
}
