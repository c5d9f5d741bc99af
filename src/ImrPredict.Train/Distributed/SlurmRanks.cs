using ImrPredict.Cases;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.CommandLine.Printing;

namespace ImrPredict.Train.Distributed;

/// <summary>
/// Hands the ranks to Slurm as one job and waits for what they commit. The record is the run folder: if this process is
/// stopped, the same command finds the job again and waits for it.
/// </summary>
internal static class SlurmRanks
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Slurm repeats a job that lost a node. A job that failed requeues itself, at most twice, which ends the script.
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
        DistributedFolder folder, int ranks, string? arguments, Terminal terminal, CancellationToken cancellation)
    {
        var job = File.Exists(folder.Job) ? await File.ReadAllTextAsync(folder.Job, cancellation) : null;
        if (job is null || await IsGoneAsync(job, cancellation))
        {
            var script = folder.In("ranks.sh");
            Slurm.WriteScript(script, Script);
            job = await Slurm.SubmitAsync(
                [$"--nodes={ranks}", $"--ntasks={ranks}", "--ntasks-per-node=1", "--job-name=imr-ranks",
                 $"--output={folder.Logs}/ranks-%j.log"],
                arguments, [script, folder.Path], cancellation);
            await File.WriteAllTextAsync(folder.Job, job, cancellation);
        }

        terminal.Line($"{ranks} ranks are job {job}; their output is in {folder.Logs}. If this command is stopped,");
        terminal.Line("the job goes on, and the same command finds it again.");
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

    // Only an answer of the controller counts: silence does not, and neither does a refusal for another reason.
    private static async Task<bool> IsGoneAsync(string job, CancellationToken cancellation)
    {
        var (code, output, error) = await Slurm.AskAsync(
            "squeue", ["--noheader", "--states=all", $"--jobs={job}", "--format=%T"], cancellation);
        return code == 0
            ? output.Trim() is "" or "COMPLETED" or "FAILED" or "CANCELLED" or "TIMEOUT"
                or "DEADLINE" or "OUT_OF_MEMORY" or "BOOT_FAIL"
            : error.Contains("Invalid job id", StringComparison.Ordinal);
    }
}
