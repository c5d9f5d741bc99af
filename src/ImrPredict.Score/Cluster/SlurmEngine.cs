using ImrPredict.CommandLine.Cluster;

namespace ImrPredict.Score.Cluster;

/// <summary>Hands shards to Slurm as a job array, and a job that merges their parts when the array has ended.</summary>
internal static class SlurmEngine
{
    // Slurm repeats only elements that lost their node. One that failed requeues itself, at most twice; the requeue
    // ends the script.
    private const string Shard = """
        #!/usr/bin/env bash
        # Written by imr-score submit: an array element scores one shard of the run folder $1.
        @imr shard --run "$1" --quiet && exit 0
        code=$?
        if [ "${SLURM_RESTART_COUNT:-0}" -lt 2 ]; then
          timeout 20 scontrol requeue "$SLURM_JOB_ID" && sleep 60
        fi
        exit "$code"

        """;

    private const string Finish = """
        #!/usr/bin/env bash
        # Written by imr-score submit: runs when all elements have ended, however.
        # $1 run folder, $2 output, $3 rounds left, $4 arguments for sbatch
        if @imr merge --run "$1" --out "$2" --max-rejects 1; then
          rm -f "$1/STATUS"
          exit 0
        fi
        @imr status --run "$1" > "$1/STATUS.tmp" && mv "$1/STATUS.tmp" "$1/STATUS"
        cat "$1/STATUS" >&2
        if [ "$3" -gt 1 ] && @imr submit --run "$1" --out "$2" --rounds "$(($3 - 1))" --sbatch-args="$4"; then
          exit 0
        fi
        exit 2

        """;

    /// <summary>Submits both jobs.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<(string Array, string Finaliser)> SubmitAsync(
        ShardFolder run, IReadOnlyList<int> shards, string output, int rounds, string? arguments,
        CancellationToken cancellation)
    {
        var (shard, finish) = (run.In("shard.sh"), run.In("finish.sh"));
        Slurm.WriteScript(shard, Shard);
        Slurm.WriteScript(finish, Finish);
        var array = await Slurm.SubmitAsync(
            [$"--array={ShardFolder.Ranges(shards)}", "--job-name=imr-shard", $"--output={run.Logs}/shard-%a.log"],
            arguments, [shard, run.Path], cancellation);
        var finaliser = await Slurm.SubmitAsync(
            [$"--dependency=afterany:{array}", "--job-name=imr-finish", $"--output={run.Logs}/finish-%j.log"],
            arguments, [finish, run.Path, output, $"{rounds}", arguments ?? ""], cancellation);
        return (array, finaliser);
    }
}
