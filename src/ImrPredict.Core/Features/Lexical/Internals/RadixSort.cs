using System.Buffers;

namespace ImrPredict.Features.Lexical.Internals;

/// <summary>
/// Sorts numbers by their upper 32 bits; those with the same upper bits keep their order. <see cref="Span{T}"/>'s own
/// sort gives the same where they come in ascending order, and took 4 % of the processor time of training.
/// </summary>
internal static class RadixSort
{
    private const int FewKeys = 256;
    private const int DigitBits = 9;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts in place.</summary>
    /// <param name="keys">Numbers; those with the same upper bits are ascending.</param>
    public static void SortByUpperBits(Span<ulong> keys)
    {
        if (keys.Length < FewKeys)
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

    // One pass, from the lowest digit on, which keeps the order of equal digits.
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
