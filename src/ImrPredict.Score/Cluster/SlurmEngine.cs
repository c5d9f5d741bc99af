using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Score.Cluster;

/// <summary>Hands shards to Slurm as a job array, and a finaliser behind them.</summary>
internal static class SlurmEngine
{
    // Clients wait without end when the controller is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Submits both jobs.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<(string Array, string Finaliser)> SubmitAsync(
        RunFolder run, IReadOnlyList<int> shards, string output, int rounds, string? arguments,
        CancellationToken cancellation)
    {
        var (shardScript, finishScript) = SlurmScripts.Write(run);
        string[] more = [.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(arguments ?? "")];
        var array = await SbatchAsync(
            [$"--array={RunFolder.Ranges(shards)}", "--job-name=imr-shard", $"--output={run.Logs}/shard-%a.log",
             "--open-mode=append", "--requeue", .. more, shardScript, run.Path],
            cancellation);
        var finaliser = await SbatchAsync(
            [$"--dependency=afterany:{array}", "--job-name=imr-finish", $"--output={run.Logs}/finish-%j.log",
             "--open-mode=append", "--requeue", .. more, finishScript, run.Path, output,
             rounds.ToString(CultureInfo.InvariantCulture), arguments ?? ""],
            cancellation);
        return (array, finaliser);
    }

    private static async Task<string> SbatchAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("sbatch", ["--parsable", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var process = Start(start);
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? (await said).Trim().Split(';')[0] : throw new ImrPredictException(
                $"sbatch refused the job: {error.Trim()}; what was submitted before is harmless, run the same command again.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new ImrPredictException(
                $"sbatch gave no answer in {Patience.TotalSeconds:0} s; is the Slurm controller up? Run the same command again.");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new ImrPredictException(
                $"sbatch: cannot be started ({problem.Message}); install slurm-client, or use --engine local.", problem);
        }
    }
}
