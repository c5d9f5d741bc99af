using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Train.Distributed;

/// <summary>Which rank a process is, and in which attempt.</summary>
/// <param name="Rank">Its rank, from 0.</param>
/// <param name="Attempt">Name of the attempt; ranks of different ones never meet.</param>
/// <param name="OneMachine">Whether all ranks are on this machine.</param>
internal sealed record RankPlace(int Rank, string Attempt, bool OneMachine)
{
    /// <summary>
    /// The cores that Slurm gives to a task, where the job says so. With more threads than cores a rank is slow, and
    /// all ranks wait for the slowest.
    /// </summary>
    public static int? SlurmThreads() => Number("SLURM_CPUS_PER_TASK") is > 0 and var cores ? cores : null;

    /// <summary>The place that Slurm gives to a task.</summary>
    public static RankPlace FromSlurm()
    {
        var job = Environment.GetEnvironmentVariable("SLURM_JOB_ID");
        return Number("SLURM_PROCID") is { } rank && job is not null
            ? new RankPlace(rank, $"job-{job}-{Number("SLURM_RESTART_COUNT") ?? 0}", OneMachine: false)
            : throw new ImrPredictException(
                "rank: no --rank and no SLURM_PROCID and SLURM_JOB_ID; imr-train train --nodes starts the ranks.");
    }

    private static int? Number(string variable) => int.TryParse(
        Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
