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

    private const string SgeTask = "SGE_TASK_ID";
    private const string SgeStep = "SGE_TASK_STEPSIZE";

    private static readonly Option<string> Run = ScoreOptions.Run();

    private static readonly Option<int?> Index = CommonOptions.Within(
        new Option<int?>("--index")
        {
            Description = "The shard, from 0 (default: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, "
                + "AWS_BATCH_JOB_ARRAY_INDEX, which is untested, or SGE_TASK_ID - 1).",
            HelpName = "K",
        },
        0);

    // Name of an array job's variable, and the number of its first element.
    private static readonly (string Name, int First)[] Schedulers =
    [
        ("SLURM_ARRAY_TASK_ID", 0), ("JOB_COMPLETION_INDEX", 0), ("AWS_BATCH_JOB_ARRAY_INDEX", 0), (SgeTask, 1),
    ];

    public static Command Create() => Common.Command(
        "shard", "Score one shard of a planned run. It may be started any number of times.", RunAsync, Run, Index);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var json = Common.FullJson(arguments);
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var result = await new ShardRun(run).RunAsync(arguments.GetValue(Index) ?? FindIndex(), terminal, cancellation);
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
                RefuseSteps(name);
                return index - first;
            }
        }

        throw new ImrPredictException("no shard is named: give --index K, or run in an array job.");
    }

    // A task of SGE with a step stands for all numbers up to the next task.
    private static void RefuseSteps(string name)
    {
        if (name == SgeTask
            && int.TryParse(Environment.GetEnvironmentVariable(SgeStep), CultureInfo.InvariantCulture, out var step)
            && step != 1)
        {
            throw new ImrPredictException($"{SgeStep} is {step}: an array job with a step leaves shards out; submit it "
                + "with -t 1-N, without a step, or give --index K.");
        }
    }
}
