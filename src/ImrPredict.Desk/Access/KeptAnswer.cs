using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Access;

/// <summary>
/// The body of an answer that is kept in the trail before its first byte is sent. Where it cannot be kept, the write
/// fails while another answer can still be given, and that one goes through.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="keep">Keeps it, with a status of its own where one is given.</param>
internal sealed class KeptAnswer(Stream body, Action<int?> keep) : Stream
{
    private bool _isTried;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Keeps that a change begins: it is known of, however it ends.</summary>
    public void Begin()
    {
        _isTried = true;
        keep(StatusCodes.Status102Processing);
        _isTried = false;
    }

    /// <summary>Keeps it, where that was not tried yet.</summary>
    public void Keep()
    {
        if (!_isTried)
        {
            _isTried = true;
            keep(null);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        Keep();
        body.Flush();
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Keep();
        return body.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Keep();
        body.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep();
        return body.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
