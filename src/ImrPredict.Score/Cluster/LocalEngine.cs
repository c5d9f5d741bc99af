using System.Diagnostics;
using System.Globalization;
using ImrPredict.CommandLine;

namespace ImrPredict.Score.Cluster;

/// <summary>Runs the shards of a run as processes on this machine.</summary>
internal static class LocalEngine
{
    private const int Tries = 3;

    public static Task RunAsync(
        RunFolder run, IReadOnlyList<int> shards, int jobs, Terminal terminal, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            shards, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation },
            async (shard, stop) =>
            {
                for (var attempt = 1; attempt <= Tries && !await SucceedsAsync(run, shard, stop); attempt++)
                {
                    terminal.Warn($"shard {shard} failed, try {attempt} of {Tries}; see {LogOf(run, shard)}");
                }
            });

    private static async Task<bool> SucceedsAsync(RunFolder run, int shard, CancellationToken cancellation)
    {
        var command = ThisProgram.Command();
        var start = new ProcessStartInfo(
            command[0],
            [.. command.Skip(1), "shard", "--run", run.Path, "--index", shard.ToString(CultureInfo.InvariantCulture), "--quiet"])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var said = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            await File.AppendAllTextAsync(LogOf(run, shard), said, cancellation);
            return process.ExitCode == ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string LogOf(RunFolder run, int shard) =>
        Path.Combine(run.Logs, string.Create(CultureInfo.InvariantCulture, $"shard-{shard}.log"));
}
