using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Ingest;

public sealed class OrderedParallelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Results_come_in_the_order_of_the_inputs(int parallelism)
    {
        var results = new List<int>();

        await foreach (var result in OrderedParallel.SelectAsync(Enumerable.Range(0, 200), Slow, parallelism))
        {
            results.Add(result);
        }

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * 2), results);

        static int Slow(int i)
        {
            Thread.SpinWait(i % 7 * 1000);
            return i * 2;
        }
    }

    [Fact]
    public async Task No_more_inputs_are_read_than_are_worked_on()
    {
        var read = 0;

        await foreach (var _ in OrderedParallel.SelectAsync(Counted(), i => i, parallelism: 2))
        {
            break;
        }

        Assert.InRange(read, 1, 6);

        IEnumerable<int> Counted()
        {
            for (var i = 0; i < 1000; i++)
            {
                read++;
                yield return i;
            }
        }
    }
}
