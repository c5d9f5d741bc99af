namespace ImrPredict.Synthesis.Randomness;

/// <summary>
/// Random numbers that depend on a seed, a stream and an index alone (SplitMix64 over a mixed key), so that letter k
/// can be made without letters 0 to k-1, on any thread, with any version of the runtime.
/// </summary>
internal sealed class CounterRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    public CounterRandom(int seed, RandomStream stream, long index)
    {
        var key = Mix((uint)seed + Step);
        key = Mix(key ^ ((ulong)stream * 0xD1B54A32D192ED03));
        _state = Mix(key + (unchecked((ulong)index) * 0x8CB92BA72F3D8DD7));
    }

    public ulong NextBits()
    {
        _state += Step;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count) => (int)Math.BigMul(NextBits(), (ulong)count, out _);

    /// <summary>Uniform in <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Next(to - from + 1);

    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>
    /// Mean 0, standard deviation 1, as the sum of twelve uniform numbers: exact on every machine, where logarithms
    /// and cosines may differ in the last bit.
    /// </summary>
    public double NextNormal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += NextDouble();
        }

        return sum;
    }

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    /// <summary>An index, in proportion to the weights.</summary>
    public int PickIndex(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var at = NextDouble() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>An index, in proportion to weights given as running totals.</summary>
    public int PickFromTotals(double[] totals)
    {
        var at = Array.BinarySearch(totals, NextDouble() * totals[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, totals.Length - 1);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
