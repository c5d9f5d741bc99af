using System.Text;
using ImrPredict.CommandLine;
using ImrPredict.Reports;

namespace ImrPredict.Score.Cluster;

/// <summary>The two scripts of a run on Slurm, written into its folder. What varies is passed as arguments.</summary>
internal static class SlurmScripts
{
    // Slurm takes an element that failed for done, and repeats only what a lost node ran: so a failed one asks for
    // another try itself, twice. The requeue ends the script.
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

    public static (string Shard, string Finish) Write(RunFolder run)
    {
        var program = string.Join(' ', ThisProgram.Command().Select(Quoted));
        return (WriteOne(run.In("shard.sh"), Shard, program), WriteOne(run.In("finish.sh"), Finish, program));
    }

    private static string WriteOne(string path, string script, string program)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(script.Replace("@imr", program, StringComparison.Ordinal)));
        file.Commit();
        return path;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
