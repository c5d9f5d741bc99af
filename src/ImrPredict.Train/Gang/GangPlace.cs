using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Train.Gang;

/// <summary>Which rank a process is, and in which attempt.</summary>
/// <param name="Rank">Its rank, from 0.</param>
/// <param name="Attempt">Name of the attempt; ranks of different ones never meet.</param>
/// <param name="OneMachine">Whether all ranks are on this machine.</param>
internal sealed record GangPlace(int Rank, string Attempt, bool OneMachine)
{
    /// <summary>
    /// The cores that Slurm gives to a task, where the job says so. More threads than cores would wait for each other, and
    /// all ranks for the slowest.
    /// </summary>
    public static int? SlurmThreads() => int.TryParse(
        Environment.GetEnvironmentVariable("SLURM_CPUS_PER_TASK"), NumberStyles.None, CultureInfo.InvariantCulture,
        out var cores)
        && cores > 0 ? cores : null;

    /// <summary>The place that Slurm gives to a task.</summary>
    public static GangPlace OfSlurm()
    {
        var rank = Environment.GetEnvironmentVariable("SLURM_PROCID");
        var job = Environment.GetEnvironmentVariable("SLURM_JOB_ID");
        return int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && job is not null
            ? new GangPlace(number,
                $"job-{job}-{Environment.GetEnvironmentVariable("SLURM_RESTART_COUNT") ?? "0"}", OneMachine: false)
            : throw new ImrPredictException(
                "rank: no --rank and no SLURM_PROCID and SLURM_JOB_ID; imr-train train --nodes starts the ranks.");
    }
}
