using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.CommandLine.Processes;

namespace ImrPredict.Score.Cluster;

/// <summary>Runs the shards of a run as processes on this machine.</summary>
internal static class LocalEngine
{
    private const int Tries = 3;

    public static Task RunAsync(
        ShardFolder run, IReadOnlyList<int> shards, int jobs, Terminal terminal, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            shards, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation },
            async (shard, stop) =>
            {
                string[] command = ["shard", "--run", run.Path, "--index", $"{shard}", "--quiet"];
                var log = Path.Combine(run.Logs, $"shard-{shard}.log");
                for (var attempt = 1; attempt <= Tries; attempt++)
                {
                    if (await ThisProgram.RunAsync(command, log, stop) == ExitCode.Done)
                    {
                        return;
                    }

                    terminal.Warn($"shard {shard} failed, try {attempt} of {Tries}; see {log}");
                }
            });
}
