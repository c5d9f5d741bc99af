namespace ImrPredict.Fuzz.Damage;

/// <summary>Damages bytes in the ways that files are damaged, and in some that no file is.</summary>
internal static class ByteDamage
{
    private static readonly byte[][] Odd =
    [
        [.. "2147483647"u8], [.. "-1"u8], [.. "0"u8], [.. "4294967296"u8], [.. "1e308"u8], [0xED, 0xA0, 0x80], [0],
        [0xFF, 0xFF, 0xFF, 0x7F], [.. "null"u8], [.. "{"u8], [.. "["u8], [.. "\n"u8], [.. "\r\n"u8], [.. "\""u8],
        [.. "\\ud800"u8], [.. ">>"u8], [.. "<<"u8],
    ];

    /// <summary>One to eight damages to a copy.</summary>
    public static byte[] Apply(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var i = random.Next(1, 9); i > 0 && damaged.Count > 0; i--)
        {
            Once(damaged, random);
        }

        return [.. damaged];
    }

    /// <summary>Puts letters in the place of letters; neither length nor lines change.</summary>
    public static byte[] OfWords(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var i = random.Next(1, 9); i > 0 && damaged.Length > 0; i--)
        {
            var at = random.Next(damaged.Length);
            damaged[at] = char.IsAsciiLetter((char)damaged[at]) ? (byte)('a' + random.Next(26)) : damaged[at];
        }

        return damaged;
    }

    private static void Once(List<byte> damaged, Random random)
    {
        var at = random.Next(damaged.Count);
        var length = Math.Min(damaged.Count - at, 1 << random.Next(12));
        switch (random.Next(8))
        {
            case 0:
                damaged[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                damaged[at] = (byte)random.Next(256);
                break;
            case 2:
                damaged.RemoveRange(at, length);
                break;
            case 3:
                damaged.InsertRange(at, damaged.GetRange(random.Next(damaged.Count - length + 1), length));
                break;
            case 4:
                damaged.InsertRange(at, Odd[random.Next(Odd.Length)]);
                break;
            case 5 when Digits(damaged, at) is (var from and >= 0, var count):
                damaged.RemoveRange(from, count);
                damaged.InsertRange(from, Odd[random.Next(Odd.Length)]);
                break;
            case 6 when random.Next(8) == 0:
                damaged.RemoveRange(at, damaged.Count - at);
                break;
            default:
                for (var k = 0; k < length; k++)
                {
                    damaged[at + k] = (byte)random.Next(256);
                }

                break;
        }
    }

    /// <summary>The number that follows a place; -1 where none does.</summary>
    private static (int From, int Count) Digits(List<byte> bytes, int at)
    {
        var from = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        var count = 0;
        while (from >= 0 && from + count < bytes.Count && bytes[from + count] is >= (byte)'0' and <= (byte)'9')
        {
            count++;
        }

        return (from, count);
    }
}
