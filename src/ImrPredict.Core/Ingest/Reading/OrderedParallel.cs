using System.Runtime.CompilerServices;

namespace ImrPredict.Ingest.Reading;

/// <summary>Applies a function on several cores and gives the results in the order of the inputs.</summary>
internal static class OrderedParallel
{
    /// <summary>
    /// Maps each input; at most <paramref name="parallelism"/> run at once and twice as many are held.
    /// </summary>
    /// <param name="inputs">Read once, only as far ahead as is worked on.</param>
    /// <param name="map">A function safe to run on several threads; what it throws is thrown to the reader.</param>
    /// <param name="parallelism">Threads, 1 or more.</param>
    /// <param name="cancellation">Stops between inputs.</param>
    public static IAsyncEnumerable<TOut> SelectAsync<TIn, TOut>(
        IEnumerable<TIn> inputs, Func<TIn, TOut> map, int parallelism, CancellationToken cancellation = default) =>
        SelectAsync(inputs.ToAsyncEnumerable(), map, parallelism, cancellation);

    /// <summary>The same over inputs that come asynchronously.</summary>
    /// <inheritdoc cref="SelectAsync{TIn, TOut}(IEnumerable{TIn}, Func{TIn, TOut}, int, CancellationToken)"/>
    public static async IAsyncEnumerable<TOut> SelectAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> inputs,
        Func<TIn, TOut> map,
        int parallelism,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        var pair = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, parallelism);
        var factory = new TaskFactory(
            cancellation, TaskCreationOptions.None, TaskContinuationOptions.None, pair.ConcurrentScheduler);
        var running = new Queue<Task<TOut>>(parallelism * 2);
        await foreach (var input in inputs.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (running.Count == parallelism * 2)
            {
                yield return await running.Dequeue().ConfigureAwait(false);
            }

            running.Enqueue(factory.StartNew(() => map(input), cancellation));
        }

        while (running.TryDequeue(out var task))
        {
            yield return await task.ConfigureAwait(false);
        }
    }
}
