using System.Buffers;

namespace ImrPredict.Text.Normalising;

/// <summary>A text that is being written into a rented buffer; only what is finished is allocated.</summary>
/// <param name="length">Characters that are expected; more may be written.</param>
internal ref struct PooledTextBuilder(int length)
{
    private char[] buffer = ArrayPool<char>.Shared.Rent(Math.Max(length, 16));
    private int count;

    /// <summary>What was written so far.</summary>
    public readonly ReadOnlySpan<char> Written => buffer.AsSpan(0, count);

    /// <summary>Writes a character.</summary>
    public void Append(char character)
    {
        if (count == buffer.Length)
        {
            Grow(1);
        }

        buffer[count++] = character;
    }

    /// <summary>Writes characters.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > buffer.Length - count)
        {
            Grow(text.Length);
        }

        text.CopyTo(buffer.AsSpan(count));
        count += text.Length;
    }

    /// <summary>Takes the last character back.</summary>
    public void DropLast() => count--;

    /// <summary>The text. Nothing may be written any more.</summary>
    public readonly string Finish()
    {
        var text = new string(buffer, 0, count);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(buffer.Length * 2, checked(count + more)));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
