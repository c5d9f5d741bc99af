using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Reports;

namespace ImrPredict.Train.Gang;

/// <summary>
/// Hands the ranks to Slurm as one job and waits for what they commit. The record is the run folder: a job that goes on
/// after this process was stopped is found again, and waited for, by the same command.
/// </summary>
internal static class SlurmGang
{
    private const int Known = 0;

    // Clients wait without end when the controller is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Slurm repeats a gang that lost a node. One that failed asks for another try itself, twice, as shards do; the
    // requeue ends the script.
    private const string Script = """
        #!/usr/bin/env bash
        # Written by imr-train train --nodes: the ranks of the run folder $1, one task each.
        srun --kill-on-bad-exit=1 --output="$1/logs/rank-%t.log" --open-mode=append @imr rank --run "$1" && exit 0
        code=$?
        if [ "${SLURM_RESTART_COUNT:-0}" -lt 2 ]; then
          timeout 20 scontrol requeue "$SLURM_JOB_ID" && sleep 60
        fi
        exit "$code"

        """;

    public static async Task RunAsync(
        GangFolder folder, int ranks, string? arguments, Terminal terminal, CancellationToken cancellation)
    {
        var job = File.Exists(folder.Job) ? await File.ReadAllTextAsync(folder.Job, cancellation) : null;
        if (job is null || await IsGoneAsync(job, cancellation))
        {
            job = await SubmitAsync(folder, ranks, arguments, cancellation);
        }

        terminal.Line($"{ranks} ranks are job {job}; {folder.Logs} holds what they say. Stopping here leaves the job alone:");
        terminal.Line("the same command finds it again.");
        while (!folder.IsTrained(ranks))
        {
            await Task.Delay(Pause, cancellation);
            if (await IsGoneAsync(job, cancellation) && !folder.IsTrained(ranks))
            {
                await Task.Delay(Pause, cancellation); // a file system between nodes may show files late
                if (!folder.IsTrained(ranks))
                {
                    throw new ImrPredictException(
                        $"{folder.Path}: job {job} ended without a model; {folder.Logs} says why, then run the same "
                        + "command again.");
                }
            }
        }
    }

    private static async Task<string> SubmitAsync(
        GangFolder folder, int ranks, string? arguments, CancellationToken cancellation)
    {
        var script = folder.In("gang.sh");
        using (var file = new AtomicFile(script))
        {
            var program = string.Join(' ', ThisProgram.Command().Select(Quoted));
            file.Stream.Write(Encoding.UTF8.GetBytes(Script.Replace("@imr", program, StringComparison.Ordinal)));
            file.Commit();
        }

        string[] more = [.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(arguments ?? "")];
        var count = ranks.ToString(CultureInfo.InvariantCulture);
        var (code, output, error) = await AskAsync(
            "sbatch",
            ["--parsable", $"--nodes={count}", $"--ntasks={count}", "--ntasks-per-node=1", "--job-name=imr-gang",
             $"--output={folder.Logs}/gang-%j.log", "--open-mode=append", "--requeue", .. more, script, folder.Path],
            cancellation);
        var job = output.Trim().Split(';')[0];
        if (code != Known)
        {
            throw new ImrPredictException(
                $"sbatch refused the job: {error.Trim()}; mend it and run the same command again, or use --engine local.");
        }

        await File.WriteAllTextAsync(folder.Job, job, cancellation);
        return job;
    }

    // Only a controller that answers can say so: silence is no answer, and neither is a refusal for another reason.
    private static async Task<bool> IsGoneAsync(string job, CancellationToken cancellation)
    {
        var (code, output, error) = await AskAsync(
            "squeue", ["--noheader", "--states=all", $"--jobs={job}", "--format=%T"], cancellation);
        return code == Known
            ? output.Trim() is "" or "COMPLETED" or "FAILED" or "CANCELLED" or "TIMEOUT"
                or "DEADLINE" or "OUT_OF_MEMORY" or "BOOT_FAIL"
            : error.Contains("Invalid job id", StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> AskAsync(
        string program, string[] arguments, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var process = Start(program, arguments);
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await said, error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"no answer in {Patience.TotalSeconds:0} s; is the Slurm controller up?");
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception problem)
        {
            throw new ImrPredictException(
                $"{program}: cannot be started ({problem.Message}); install slurm-client, or use --engine local.", problem);
        }
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
