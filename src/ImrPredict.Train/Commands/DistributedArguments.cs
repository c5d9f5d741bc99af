using System.CommandLine;
using System.CommandLine.Parsing;
using ImrPredict.CommandLine;
using ImrPredict.Train.Distributed;
using ImrPredict.Train.Runs;

namespace ImrPredict.Train.Commands;

/// <summary>The options of training by several processes.</summary>
internal sealed class DistributedArguments
{
    private readonly Option<int?> _nodes = CommonOptions.Within(
        new Option<int?>("--nodes")
        {
            Description = "Train one LightGBM model by N processes together, on as many nodes, instead of choosing "
                + "among learners on this machine. Which rows calibrate and judge does not depend on N.",
            HelpName = "N",
        },
        1, 256);

    private readonly Option<string> _engine = CommonOptions.Engine("the processes of --nodes");
    private readonly Option<string?> _sbatch = CommonOptions.SbatchArguments();

    private readonly Option<string?> _run = new("--run")
    {
        Description = "Run folder of --nodes, seen by all nodes (default: DIR.distributed beside the model, removed "
            + "when it is saved). The same command resumes a run that was stopped.",
        HelpName = "DIR",
    };

    public IEnumerable<Option> Options => [_nodes, _engine, _sbatch, _run];

    /// <summary>Refuses options that mean nothing without <c>--nodes</c>.</summary>
    public void Check(CommandResult result)
    {
        if (result.GetResult(_nodes) is null
            && Options.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } alone)
        {
            result.AddError($"{alone.Name} goes with --nodes.");
        }
    }

    /// <summary>The run that was asked for; null without <c>--nodes</c>.</summary>
    public DistributedTrainRun? Read(ParseResult arguments, TrainRun train) =>
        arguments.GetValue(_nodes) is not { } nodes ? null : new()
        {
            Train = train,
            Ranks = nodes,
            OnSlurm = arguments.GetRequiredValue(_engine) == "slurm",
            SbatchArguments = arguments.GetValue(_sbatch),
            Run = arguments.GetValue(_run),
        };
}
