using System.Text;

namespace ImrPredict.Reports.Tables;

/// <summary>The cells of one row as UTF-8, in an array that holds them all; used for one row after the other.</summary>
internal sealed class Utf8Row
{
    private readonly byte[] _own = new byte[256];
    private int _ownLength;
    private byte[] _bytes = [];
    private (byte[] Bytes, int Start, int Length)[] _cells = [];

    /// <summary>Number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of a cell.</summary>
    public ReadOnlySpan<byte> this[int index] =>
        _cells[index].Bytes.AsSpan(_cells[index].Start, _cells[index].Length);

    /// <summary>Begins another row.</summary>
    /// <param name="bytes">What its cells stand in.</param>
    /// <param name="count">How many it has.</param>
    public void Begin(byte[] bytes, int count)
    {
        (_bytes, Count, _ownLength) = (bytes, count, 0);
        if (_cells.Length < count)
        {
            _cells = new (byte[], int, int)[count];
        }
    }

    /// <summary>Says where a cell stands.</summary>
    public void Place(int index, int start, int length) => _cells[index] = (_bytes, start, length);

    /// <summary>Gives a cell another content, of at most some dozens of ASCII characters.</summary>
    public void Set(int index, string content)
    {
        var length = Encoding.ASCII.GetBytes(content, _own.AsSpan(_ownLength));
        _cells[index] = (_own, _ownLength, length);
        _ownLength += length;
    }
}
