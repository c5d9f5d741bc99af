using System.CommandLine;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class ShardCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "nothing was written; the same command scores the shard again.",
    };

    private static readonly Option<string> Run = ScoreOptions.Run();

    private static readonly Option<int?> Index = CommonOptions.Within(
        new Option<int?>("--index")
        {
            Description = "The shard, from 0 (default: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, "
                + "AWS_BATCH_JOB_ARRAY_INDEX or SGE_TASK_ID - 1; only Slurm's is tested).",
            HelpName = "K",
        },
        0);

    // Name of an array job's variable, and the number of its first element.
    private static readonly (string Name, int First)[] Schedulers =
    [
        ("SLURM_ARRAY_TASK_ID", 0), ("JOB_COMPLETION_INDEX", 0), ("AWS_BATCH_JOB_ARRAY_INDEX", 0), ("SGE_TASK_ID", 1),
    ];

    public static Command Create() => Common.Command(
        "shard", "Score one shard of a planned run. It may be started any number of times.", RunAsync, Run, Index);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var json = Common.Json(arguments) is { } path and not "-" ? Path.GetFullPath(path) : Common.Json(arguments);
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var result = await new ShardRun(run, arguments.GetValue(Index) ?? FindIndex()).RunAsync(terminal, cancellation);
        var items = result.Items is { } count ? $", {count:N0} items" : "";
        terminal.Line($"shard {result.Shard}: {result.State}{items}");
        await JsonResult.WriteAsync(json, result, cancellation);
        return ExitCode.Done;
    }

    private static int FindIndex()
    {
        foreach (var (name, first) in Schedulers)
        {
            if (int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var index))
            {
                return index - first;
            }
        }

        throw new ImrPredictException("no shard is named: give --index K, or run in an array job.");
    }
}
