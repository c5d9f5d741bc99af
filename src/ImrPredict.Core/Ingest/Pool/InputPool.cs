using System.Collections.Concurrent;
using ImrPredict.Cases;

namespace ImrPredict.Ingest.Pool;

/// <summary>
/// Processes that read what a library parses - PDFs, workbooks, Parquet, documents - so that a file on which a library
/// dies or takes all memory costs one reject and not the run. They are started when there is something for them, kept,
/// and end with this process. Safe on any thread.
/// </summary>
public sealed class InputPool : IDisposable
{
    private readonly ConcurrentStack<PoolWorker> _idle = new();
    private readonly InputPoolOptions _options;
    private readonly PoolWatch _watch = new();

    /// <summary>Makes a pool; nothing is started yet.</summary>
    public InputPool(InputPoolOptions options) => _options = options;

    /// <summary>Ends the processes that have nothing to do.</summary>
    public void Dispose()
    {
        while (_idle.TryPop(out var worker))
        {
            worker.Dispose();
        }
    }

    /// <summary>Asks one question and waits for its answer.</summary>
    /// <exception cref="UnreadableInputException">The input cannot be read, for a reason fit for a reject.</exception>
    /// <exception cref="ImrPredictException">No process can be started.</exception>
    internal byte[] Ask(PoolQuestion question, ReadOnlySpan<byte> input)
    {
        var worker = AskOn(question, input, out var answer);
        Return(worker);
        return answer;
    }

    /// <summary>Asks a first question of a process that is then the caller's, to be returned.</summary>
    /// <inheritdoc cref="Ask"/>
    internal PoolWorker AskOn(PoolQuestion question, ReadOnlySpan<byte> input, out byte[] answer)
    {
        while (true)
        {
            var worker = Take();
            var isFresh = worker.IsFresh;
            try
            {
                answer = worker.Ask(question, input);
                return worker;
            }
            catch (LostWorkerException lost) when (!isFresh && !lost.IsOfInput)
            {
                // What it did for others must not decide about this input: a new one is asked.
                worker.Dispose();
                Dispose();
            }
            catch
            {
                Return(worker);
                throw;
            }
        }
    }

    /// <summary>Takes a process back; one that is lost is forgotten.</summary>
    internal void Return(PoolWorker worker)
    {
        if (worker.IsLost)
        {
            worker.Dispose();
        }
        else
        {
            _idle.Push(worker);
        }
    }

    private PoolWorker Take() => _idle.TryPop(out var idle) ? idle : PoolWorker.Start(_options, _watch);
}
