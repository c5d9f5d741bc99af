using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Train.Gang;

namespace ImrPredict.Train.Commands;

internal static class RankCommand
{
    private static readonly Option<string> Run = new("--run")
    {
        Description = "The run folder of imr-train train --nodes.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<int?> Rank = new("--rank")
    {
        Description = "Which rank, from 0 (default: SLURM_PROCID).",
        HelpName = "K",
    };

    private static readonly Option<string> Attempt = new("--attempt")
    {
        Description = "Name of the attempt, with --rank: ranks on this machine that give the same one train together.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "by-hand",
    };

    private static readonly Option<int?> Threads = new("--threads")
    {
        Description = "Threads of this rank (default: SLURM_CPUS_PER_TASK, or 1). They change nothing but the time.",
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Command("rank", "One process of train --nodes, which starts it; ends when all ranks have trained.")
        {
            Run, Rank, Attempt, Threads,
        };
        foreach (var (option, least) in new (Option Option, int Least)[] { (Rank, 0), (Threads, 1) })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int?>() < least)
                {
                    result.AddError($"{option.Name} takes a number from {least}.");
                }
            });
        }

        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var threads = arguments.GetValue(Threads) ?? GangPlace.SlurmThreads() ?? 1;
        var place = arguments.GetValue(Rank) is { } rank
            ? new GangPlace(rank, arguments.GetRequiredValue(Attempt), OneMachine: true)
            : GangPlace.OfSlurm();
        await GangTask.RunAsync(new GangFolder(arguments.GetRequiredValue(Run)), place, threads, cancellation);
        return ExitCode.Done;
    }
}
