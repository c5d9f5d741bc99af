using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Train.Distributed;

namespace ImrPredict.Train.Commands;

internal static class RankCommand
{
    private static readonly Option<string> Run = new("--run")
    {
        Description = "The run folder of imr-train train --nodes.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<int?> Rank = CommonOptions.Within(
        new Option<int?>("--rank") { Description = "Which rank, from 0 (default: SLURM_PROCID).", HelpName = "K" }, 0);

    private static readonly Option<string> Attempt = new("--attempt")
    {
        Description = "Name of the attempt, with --rank: ranks on this machine with the same name train together.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "by-hand",
    };

    private static readonly Option<int?> Threads = CommonOptions.Within(
        new Option<int?>("--threads")
        {
            Description = "Threads of this rank (default: SLURM_CPUS_PER_TASK, or 1). They change only the time.",
            HelpName = "N",
        },
        1);

    public static Command Create()
    {
        var command = new Command(
            "rank", "One process of train --nodes, which starts it; ends when all ranks have trained.")
        {
            Run, Rank, Attempt, Threads,
        };
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var threads = arguments.GetValue(Threads) ?? RankPlace.SlurmThreads() ?? 1;
        var place = arguments.GetValue(Rank) is { } rank
            ? new RankPlace(rank, arguments.GetRequiredValue(Attempt), OneMachine: true)
            : RankPlace.FromSlurm();
        await RankTask.RunAsync(
            new DistributedFolder(arguments.GetRequiredValue(Run)), place, threads, cancellation);
        return ExitCode.Done;
    }
}
