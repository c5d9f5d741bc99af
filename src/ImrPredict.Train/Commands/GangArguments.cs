using System.CommandLine;
using ImrPredict.Train.Gang;

namespace ImrPredict.Train.Commands;

/// <summary>The options of training over several processes.</summary>
internal sealed class GangArguments
{
    private const int MostRanks = 256;

    private readonly Option<int?> _nodes = new("--nodes")
    {
        Description = "Train one LightGBM model by N processes together, on as many nodes, instead of choosing among learners "
            + "on this machine. Which rows calibrate and judge does not depend on N.",
        HelpName = "N",
    };

    private readonly Option<string> _engine = new("--engine")
    {
        Description = "Who runs the processes of --nodes: slurm, or local.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "slurm",
    };

    private readonly Option<string?> _sbatch = new("--sbatch-args")
    {
        Description = "Further arguments of sbatch, with --nodes, e.g. --sbatch-args=\"--partition=batch --cpus-per-task=4\".",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "Run folder of --nodes, seen by all nodes (default: DIR.gang beside the model, removed when it is "
            + "saved). The same command goes on where a run was stopped.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        _engine.AcceptOnlyFromAmong("slurm", "local");
        _nodes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > MostRanks)
            {
                result.AddError($"--nodes takes a number from 1 to {MostRanks}.");
            }
        });
        foreach (var option in new Option[] { _nodes, _engine, _sbatch, _run })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_nodes) is null
                && new Option[] { _engine, _sbatch, _run }
                    .FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } alone)
            {
                result.AddError($"{alone.Name} goes with --nodes.");
            }
        });
    }

    /// <summary>The run that was asked for; null without <c>--nodes</c>.</summary>
    public GangTrainRun? Of(ParseResult arguments, TrainRun train) => arguments.GetValue(_nodes) is not { } nodes ? null : new()
    {
        Train = train,
        Ranks = nodes,
        OnSlurm = arguments.GetRequiredValue(_engine) == "slurm",
        SbatchArguments = arguments.GetValue(_sbatch),
        Run = arguments.GetValue(_run),
    };
}
