using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Text.Internals;

namespace ImrPredict.Tests.Features;

/// <summary>The tuned pieces beside plain ones.</summary>
public sealed class TunedTwinTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(3000)]
    public void An_index_of_hashes_finds_what_a_dictionary_finds(int count)
    {
        var random = new Random(count);
        ulong[] hashes = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64())];
        var plain = hashes.Select((hash, position) => (hash, position)).ToDictionary();
        var index = new HashIndex(hashes);

        foreach (var hash in hashes.Concat(Enumerable.Range(0, 3000).Select(_ => (ulong)random.NextInt64())))
        {
            Assert.Equal(plain.GetValueOrDefault(hash, -1), index.Find(hash));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public void A_rented_list_holds_what_a_list_holds(int expected)
    {
        var (plain, rented) = (new List<int>(), new RentedList<int>(expected));
        for (var i = 0; i < 60; i++)
        {
            int[] more = [.. Enumerable.Range(0, i)];
            plain.AddRange(more);
            rented.AddRange(more);
            plain.Add(i);
            rented.Add(i);
            plain.RemoveAt(plain.Count - 1);
            rented.RemoveLast();
        }

        Assert.Equal(plain.Count, rented.Count);
        Assert.Equal(plain, rented.ToArrayAndReturn());
        Assert.Equal(0, rented.Count);
    }

    [Theory]
    [InlineData(3, 10)]
    [InlineData(255, 50_000)]
    [InlineData(256, 1)]
    [InlineData(2000, 300)]
    [InlineData(2000, int.MaxValue)]
    public void The_radix_sort_gives_what_the_plain_sort_gives(int count, int columns)
    {
        var random = new Random(count);
        ulong[] keys = [.. Enumerable.Range(0, count).Select(i => ((ulong)random.Next(columns) << 32) | (uint)i)];
        ulong[] plain = [.. keys.Order()];

        RadixSort.SortByUpperBits(keys);

        Assert.Equal(plain, keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_table_of_counts_counts_as_a_dictionary_does(int least)
    {
        var random = new Random(least);
        var counts = new NgramCounts(least);
        var plain = new Dictionary<ulong, int>();
        for (var text = 0; text < 300; text++)
        {
            ulong[] hashes = [.. Enumerable.Range(0, 40).Select(_ => (ulong)(5000 * Math.Pow(random.NextDouble(), 2)))];
            counts.Add(text, text, [.. hashes.Select(hash => new FoundNgram(hash, 0, 0, 0))]);
            foreach (var hash in hashes.Distinct())
            {
                plain[hash] = plain.GetValueOrDefault(hash) + 1;
            }
        }

        Assert.Equal(
            plain.Where(pair => pair.Value >= least).Select(pair => (pair.Key, pair.Value)).Order(),
            counts.Frequent().Select(frequent => (frequent.Hash, frequent.Frequency)).Order());
        Assert.True(plain.Count > 1024); // the table has grown
    }
}
