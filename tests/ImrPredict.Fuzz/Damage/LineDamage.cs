namespace ImrPredict.Fuzz.Damage;

/// <summary>Damages some lines of a file and leaves the others as they are.</summary>
internal static class LineDamage
{
    /// <summary>Damages up to a third of the lines that may be damaged.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="random">Chance.</param>
    /// <param name="mayBeDamaged">Whether a line may be, by its number from 1 and its bytes without the end.</param>
    /// <param name="damage">Damages one.</param>
    /// <returns>The damaged file, and the numbers from 1 of the lines that were damaged.</returns>
    public static (byte[] Bytes, HashSet<long> Damaged) Apply(
        byte[] bytes, Random random, Func<int, byte[], bool> mayBeDamaged, Func<byte[], byte[]> damage)
    {
        var lines = Split(bytes);
        var candidates = Enumerable.Range(0, lines.Count).Where(i => mayBeDamaged(i + 1, lines[i])).ToArray();
        random.Shuffle(candidates);
        var damaged = new HashSet<long>();
        foreach (var at in candidates.Take(random.Next(1, Math.Max(2, (candidates.Length / 3) + 1))))
        {
            lines[at] = damage(lines[at]);
            damaged.Add(at + 1);
        }

        return ([.. lines.SelectMany((line, i) => i == 0 ? line : [(byte)'\n', .. line])], damaged);
    }

    private static List<byte[]> Split(byte[] bytes)
    {
        var lines = new List<byte[]>();
        var rest = bytes.AsSpan();
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            lines.Add(rest[..end].ToArray());
            rest = rest[(end + 1)..];
        }

        lines.Add(rest.ToArray());
        return lines;
    }
}
