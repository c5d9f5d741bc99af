using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Reports.Scores;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class SubmitCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Run = RunOption.Create();

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The score table that is written when all shards are done (default: scores.csv in the run folder).",
        HelpName = "FILE",
    };

    private static readonly Option<string> Engine = new("--engine")
    {
        Description = "Who runs the shards: slurm, or local processes.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "slurm",
    };

    private static readonly Option<string?> SbatchArguments = new("--sbatch-args")
    {
        Description = "Further arguments of sbatch, e.g. --sbatch-args=\"--partition=batch --cpus-per-task=4\".",
        HelpName = "TEXT",
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often, in all, shards that failed three times are submitted before the run is given up.",
        HelpName = "N",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Processes at once with --engine local; each uses all cores that it is given.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var command = new Command("submit", "Run the shards that have no part yet, then merge. The same command resumes.")
        {
            Run, Out, Engine, SbatchArguments, Rounds, Jobs,
        };
        Engine.AcceptOnlyFromAmong("slurm", "local");
        foreach (var option in new[] { Rounds, Jobs })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                {
                    result.AddError($"{option.Name} takes a number from 1.");
                }
            });
        }

        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var run = new RunFolder(arguments.GetRequiredValue(Run));
        var output = Path.GetFullPath(arguments.GetValue(Out) ?? run.In("scores.csv"));
        ScoreMerge.CheckFormat(output);
        var shards = ShardManifest.Load(run.Manifest).Head.Shards;
        run.Make();
        var missing = run.Missing(shards);
        terminal.Line($"{shards - missing.Count} of {shards} shards are done");
        if (missing.Count > 0 && arguments.GetRequiredValue(Engine) == "slurm")
        {
            var (array, finaliser) = await SlurmEngine.SubmitAsync(
                run, missing, output, arguments.GetValue(Rounds), arguments.GetValue(SbatchArguments), cancellation);
            terminal.Line($"submitted {RunFolder.Ranges(missing)} as job {array}, and job {finaliser}, which will write {output}");
            terminal.Line($"next: imr-score status --run {run.Path}     (squeue shows the jobs, {run.Logs} what they say)");
            await JsonResult.WriteAsync(
                arguments.GetValue(Common.Json), new { Submitted = missing, Array = array, Finaliser = finaliser }, cancellation);
            return ExitCode.Done;
        }

        await LocalEngine.RunAsync(run, missing, arguments.GetValue(Jobs), terminal, cancellation);
        var result = await new ShardMerge { Run = run, Output = output }.RunAsync(terminal, cancellation);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), result, cancellation);
        return ExitCode.Done;
    }
}
