using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Processes;

namespace ImrPredict.Train.Distributed;

/// <summary>Runs the ranks as processes on this machine.</summary>
internal static class LocalRanks
{
    // A rank that fails ends the others, which would wait for it.
    public static Task RunAsync(DistributedFolder folder, int ranks, CancellationToken cancellation)
    {
        var attempt = $"local-{Guid.NewGuid():N}";
        var threads = Math.Max(1, Environment.ProcessorCount / ranks);
        return Parallel.ForEachAsync(
            Enumerable.Range(0, ranks),
            new ParallelOptions { MaxDegreeOfParallelism = ranks, CancellationToken = cancellation },
            async (rank, stop) =>
            {
                var code = await ThisProgram.RunAsync(
                    ["rank", "--run", folder.Path, "--rank", $"{rank}", "--attempt", attempt,
                     "--threads", $"{threads}"],
                    folder.In($"logs/rank-{rank}.log"), stop);
                if (code != ExitCode.Done)
                {
                    throw new ImrPredictException(
                        $"{folder.Path}: one of {ranks} ranks failed (rank {rank}); {folder.Logs} says why, then run "
                        + "the same command again.");
                }
            });
    }
}
