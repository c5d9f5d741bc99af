using System.Text;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Text whose lines have a bound: what is beyond it is passed over and <see cref="Cut"/> stands in its place, so that a
/// line without an end fills no memory.
/// </summary>
internal sealed class BoundedText(TextReader text, int mostCharacters) : TextReader
{
    /// <summary>Stands where a line was cut; no character of any text.</summary>
    public const char Cut = '\uFFFF';

    private readonly char[] _block = new char[1 << 14];
    private int _at;
    private int _filled;
    private long _run;
    private bool _isCut;

    /// <summary>Whether what was read so far has a cut or a NUL somewhere.</summary>
    public bool HasOddities { get; private set; }

    public override int Peek() => _at < _filled || Fill() ? _block[_at] : -1;

    public override int Read() => _at < _filled || Fill() ? _block[_at++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_at == _filled && !Fill())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _filled - _at);
        _block.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override string? ReadLine()
    {
        StringBuilder? begun = null;
        while (_at < _filled || Fill())
        {
            var rest = _block.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny('\r', '\n');
            var part = end < 0 ? rest : rest[..end];
            _at += part.Length;
            if (end < 0)
            {
                (begun ??= new StringBuilder()).Append(part);
                continue;
            }

            var line = begun is null ? part.ToString() : begun.Append(part).ToString();
            if (Read() == '\r' && Peek() == '\n')
            {
                _at++;
            }

            return line;
        }

        return begun?.ToString();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _at = 0;
        do
        {
            _filled = text.Read(_block, 0, _block.Length);
            if (_filled == 0)
            {
                return false;
            }

            Bound();
        }
        while (_filled == 0);
        HasOddities |= _block.AsSpan(0, _filled).Contains('\0');
        return true;
    }

    // Lines are far longer than blocks before they are cut, so only the run that crosses blocks counts.
    private void Bound()
    {
        var block = _block.AsSpan(0, _filled);
        if (_isCut)
        {
            var end = block.IndexOfAny('\r', '\n');
            _isCut = end < 0;
            block[(end < 0 ? _filled : end)..].CopyTo(block);
            _filled = end < 0 ? 0 : _filled - end;
            block = block[.._filled];
            _run = 0;
        }

        var last = block.LastIndexOfAny('\r', '\n');
        _run = last < 0 ? _run + block.Length : block.Length - last - 1;
        if (_run > mostCharacters && block.Length > 0)
        {
            block[^1] = Cut;
            (_isCut, HasOddities) = (true, true);
        }
    }
}
