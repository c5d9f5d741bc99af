namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// JSON in which the <c>NaN</c> and <c>Infinity</c> that Python writes are empty texts, since no JSON reader takes
/// them; the bytes keep their places. No other capital letter of theirs stands outside of texts.
/// </summary>
internal sealed class NanAsBlank(Stream json) : Stream
{
    private bool _isText;
    private bool _isEscaped;
    private int _letters;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = json.Read(buffer);
        Blank(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await json.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Blank(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            json.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Blank(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_isText)
            {
                (_isText, _isEscaped) = (_isEscaped || bytes[i] != '"', !_isEscaped && bytes[i] == '\\');
            }
            else if (_letters > 0 ? IsLetter(bytes[i]) : bytes[i] is (byte)'N' or (byte)'I')
            {
                bytes[i] = _letters++ < 2 ? (byte)'"' : (byte)' ';
            }
            else
            {
                _letters = 0;
                _isText = bytes[i] == '"';
            }
        }
    }

    private static bool IsLetter(byte letter) => char.IsAsciiLetter((char)letter);
}
