using System.Buffers;
using System.Runtime.InteropServices;

namespace ImrPredict.Features.Lexical;

/// <summary>That a word or phrase that has a column stands in a sentence.</summary>
internal readonly struct NgramPlace
{
    private const int FewPlaces = 256;
    private const int DigitBits = 9;
    private const int Digits = 1 << DigitBits;

    // Column above sentence, so that the order of places is that of plain numbers.
    private readonly ulong packed;

    /// <summary>A place.</summary>
    /// <param name="column">Its column, from the first of the block.</param>
    /// <param name="sentence">Number of its sentence.</param>
    public NgramPlace(int column, int sentence) => packed = ((ulong)column << 32) | (uint)sentence;

    /// <summary>Its column, from the first of the block.</summary>
    public int Column => (int)(packed >> 32);

    /// <summary>Number of its sentence.</summary>
    public int Sentence => (int)packed;

    /// <summary>Sorts places that are in the order of the text by column; those of a column keep their order.</summary>
    public static void SortByColumn(Span<NgramPlace> places)
    {
        var keys = MemoryMarshal.Cast<NgramPlace, ulong>(places);
        if (keys.Length < FewPlaces)
        {
            keys.Sort();
            return;
        }

        var rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        var from = keys;
        var to = rented.AsSpan(0, keys.Length);
        var all = 0UL;
        foreach (var key in keys)
        {
            all |= key;
        }

        for (var shift = 32; shift < 64 && all >> shift != 0; shift += DigitBits)
        {
            SortByDigit(from, to, shift);
            var sorted = to;
            to = from;
            from = sorted;
        }

        if (from != keys)
        {
            from.CopyTo(keys);
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    // One pass of a radix sort from the last digit on, which keeps the order of equal digits.
    private static void SortByDigit(ReadOnlySpan<ulong> from, Span<ulong> to, int shift)
    {
        Span<int> next = stackalloc int[Digits];
        next.Clear();
        foreach (var key in from)
        {
            next[(int)(key >> shift) & (Digits - 1)]++;
        }

        var sum = 0;
        foreach (ref var place in next)
        {
            (place, sum) = (sum, sum + place);
        }

        foreach (var key in from)
        {
            to[next[(int)(key >> shift) & (Digits - 1)]++] = key;
        }
    }
}
