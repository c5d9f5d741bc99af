using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Keeps one odd row or file from ending a run: whatever its reading throws becomes a reject, named by place and by
/// kind of failure, never by text.
/// </summary>
internal static class ReadGuard
{
    /// <summary>Whether a failure is a row's own, so that the next row can be read.</summary>
    public static bool IsOfRow(Exception problem) =>
        problem is not (OperationCanceledException or OutOfMemoryException);

    /// <summary>The reject of a row.</summary>
    public static ItemRead.Rejected Rejected(SourceLocation at, Exception problem) =>
        new(at, "", $"its reading failed ({problem.GetType().Name}); please report it");

    /// <summary>What a reader gives, and a reject of the file where it fails.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reads">Its reading.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async IAsyncEnumerable<ItemRead> OfFileAsync(
        string file, IAsyncEnumerable<ItemRead> reads,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var each = reads.GetAsyncEnumerator(cancellation);
        await using (each.ConfigureAwait(false))
        {
            while (true)
            {
                ItemRead.Rejected? fault = null;
                try
                {
                    if (!await each.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (Exception problem) when (problem is not (OperationCanceledException or ImrPredictException))
                {
                    fault = new(new SourceLocation(file), "", problem is UnreadableInputException
                        ? problem.Message
                        : $"the file cannot be read from here on ({problem.GetType().Name})");
                }

                if (fault is not null)
                {
                    yield return fault;
                    yield break;
                }

                yield return each.Current;
            }
        }
    }
}
