using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Reports.Scores;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class WorkCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "the shard at hand is given back; the parts that are done are kept.",
    };

    private static readonly Option<string> Run = ScoreOptions.Run();

    private static readonly Option<string?> Out = new OutputOption<string?>("--out", "-o")
    {
        Description = "The score table that one of the processes writes when all shards are done (default: none; see "
            + "imr-score merge).",
        HelpName = "FILE",
    };

    private static readonly Option<int> Seconds = CommonOptions.Within(
        new Option<int>("--lease")
        {
            Description = "How long a shard stays with a process that gives no sign of life, 2 to 86400; on a network "
                + "file system twice as long as it keeps what it has seen of files.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => LeaseFolder.UsualSeconds,
        },
        LeaseMark.LeastSeconds, LeaseMark.MostSeconds);

    private static readonly Option<bool> NoWait = new("--no-wait")
    {
        Description = "End when other processes that show life (four times in --lease) hold what is left. Else wait, "
            + "and take what they lose.",
    };

    public static Command Create() => Common.Command(
        "work", "Score the shards of a planned run that no other process holds, until none is left. Start as many as "
            + "you like, anywhere, at any time; no scheduler is needed.",
        RunAsync, Run, Out, Seconds, NoWait);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var json = Common.FullJson(arguments);
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var output = arguments.GetValue(Out) is { } named ? Path.GetFullPath(named) : null;
        if (output is not null)
        {
            ScoreTable.CheckFormat(output);
        }

        var leases = new LeaseFolder(run, arguments.GetRequiredValue(Seconds));
        var result = await new WorkRun(run, leases, !arguments.GetValue(NoWait), terminal)
            .RunAsync(output, cancellation);
        await JsonResult.WriteAsync(json, result, cancellation);
        return ExitCode.Done;
    }
}
