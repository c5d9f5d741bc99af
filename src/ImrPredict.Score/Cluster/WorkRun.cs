using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Reports;
using ImrPredict.Score.Runs;

namespace ImrPredict.Score.Cluster;

/// <summary>
/// Scores shards of a run that no other process holds, one after the other, until none is left; then one process of
/// all merges. A shard that nobody has tried comes before one that has failed here, or was lost elsewhere: a shard that
/// brings processes down is met last. Who does not wait for others ends when these have shown that they live: what the
/// dead hold would else stay undone, however many processes are started.
/// </summary>
internal sealed class WorkRun(ShardFolder run, LeaseFolder leases, bool wait, Terminal terminal)
{
    private const int Tries = 3;

    private readonly ShardRun _shards = new(run);
    private readonly Dictionary<int, int> _failures = [];
    private readonly List<int> _done = [];

    /// <summary>Works.</summary>
    /// <param name="output">The table to write when all is done; null for none.</param>
    /// <param name="cancellation">Stops, and gives back what is held.</param>
    /// <exception cref="ImrPredictException">A shard failed three times, and no other process did it.</exception>
    public async Task<WorkResult> RunAsync(string? output, CancellationToken cancellation)
    {
        var shards = ShardManifest.Load(run.Manifest).Head.Shards;
        run.Make();
        var said = "";
        IReadOnlyList<int> missing;
        while ((missing = run.Missing(shards)).Count > 0)
        {
            if (await TryOneAsync(missing, cancellation))
            {
                continue;
            }

            var failed = missing.Where(shard => FailuresOf(shard) == Tries).ToList();
            var mayEnd = failed.Count == missing.Count
                || (!wait && missing.All(shard => failed.Contains(shard) || leases.IsAlive(shard)));
            if (failed.Count > 0 && mayEnd)
            {
                throw new ImrPredictException(
                    $"{run.Path}: shards that failed {Tries} times: {ShardFolder.Ranges(failed)} ({failed.Count} of "
                    + $"{shards}); {run.Logs} says why; repair the cause and run the same command again.");
            }

            if (mayEnd)
            {
                break;
            }

            if (ShardFolder.Ranges(missing) is var held && held != said)
            {
                terminal.Line($"waiting: other processes hold {said = held}");
            }

            await Task.Delay(leases.Pause, cancellation);
        }

        var result = new WorkResult
        {
            Shards = shards,
            Done = shards - missing.Count,
            DoneHere = [.. _done.Order()],
        };
        terminal.Line($"{result.DoneHere.Count} of {shards} shards were done here"
            + (missing.Count > 0 ? $"; other processes hold {ShardFolder.Ranges(missing)}" : ""));
        return output is null || missing.Count > 0 ? result : await MergeAsync(result, output, cancellation);
    }

    private int FailuresOf(int shard) => _failures.GetValueOrDefault(shard);

    // Whether there was a shard to take.
    private async Task<bool> TryOneAsync(IReadOnlyList<int> missing, CancellationToken cancellation)
    {
        var open = missing.Where(shard => FailuresOf(shard) < Tries).OrderBy(FailuresOf).ThenBy(leases.IsTaken);
        foreach (var shard in open.ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            using var lease = leases.TakeShard(shard);
            if (lease is not null)
            {
                await ScoreAsync(shard, lease, cancellation);
                return true;
            }
        }

        return false;
    }

    private async Task ScoreAsync(int shard, Lease lease, CancellationToken cancellation)
    {
        _shards.Open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Over);
        try
        {
            var result = await _shards.RunAsync(shard, terminal, stop.Token);
            if (result.State != ShardResult.AlreadyDone)
            {
                _done.Add(shard);
            }

            terminal.Line($"shard {shard}: {result.State}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            terminal.Line($"shard {shard}: {ShardResult.AlreadyDone}");
        }
        catch (Exception problem)
            when (problem is ImrPredictException or IOException or UnauthorizedAccessException)
        {
            _failures[shard] = FailuresOf(shard) + 1;
            var log = Path.Combine(run.Logs, $"shard-{shard}.log");
            var reason = ImrPredictException.OneLine(problem.Message);
            await File.AppendAllTextAsync(log, $"error: {reason}\n", cancellation);
            terminal.Warn($"shard {shard} failed, try {_failures[shard]} of {Tries}: {reason}");
        }
    }

    private async Task<WorkResult> MergeAsync(WorkResult result, string output, CancellationToken cancellation)
    {
        while (!IsMerged(output))
        {
            using (var lease = leases.TakeMerge())
            {
                if (lease is not null && !IsMerged(output))
                {
                    var merged = await new ShardMerge { Run = run, Output = output }.RunAsync(terminal, cancellation);
                    using var mark = new AtomicFile(run.Merged);
                    mark.Stream.Write(Encoding.UTF8.GetBytes(output));
                    mark.Commit();
                    return result with { MergedHere = true, Result = merged };
                }
            }

            if (!wait && leases.IsMergeAlive)
            {
                terminal.Line("another process merges the parts");
                return result;
            }

            await Task.Delay(leases.Pause, cancellation);
        }

        terminal.Line($"another process has merged the parts into {output}");
        return result;
    }

    private bool IsMerged(string output) => File.Exists(output) && ShardFolder.TextOf(run.Merged) == output;
}

/// <summary>The JSON result of a process that worked on a run.</summary>
internal sealed record WorkResult
{
    public required int Shards { get; init; }

    /// <summary>How many have their part.</summary>
    public required int Done { get; init; }

    /// <summary>The shards whose part is of this process.</summary>
    public required IReadOnlyList<int> DoneHere { get; init; }

    /// <summary>Whether this process has merged the parts.</summary>
    public bool MergedHere { get; init; }

    /// <summary>What it wrote then.</summary>
    public ScoreResult? Result { get; init; }
}
