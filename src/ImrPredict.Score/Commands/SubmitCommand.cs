using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Reports.Scores;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class SubmitCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "the parts that are done are kept; the same command goes on.",
    };

    private static readonly Option<string> Run = ScoreOptions.Run();
    private static readonly Option<string> Engine = CommonOptions.Engine("the shards");
    private static readonly Option<string?> SbatchArguments = CommonOptions.SbatchArguments();

    private static readonly Option<string?> Out = new OutputOption<string?>("--out", "-o")
    {
        Description = "The score table to write when all shards are done (default: scores.csv in the run folder).",
        HelpName = "FILE",
    };

    private static readonly Option<int> Rounds = CommonOptions.Within(
        new Option<int>("--rounds")
        {
            Description = "How often, in all, shards that failed three times are submitted before the run is given up.",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
        },
        1);

    private static readonly Option<int> Jobs = CommonOptions.Within(
        new Option<int>("--jobs")
        {
            Description = "Processes at once with --engine local; each uses all cores that it is given.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        },
        1);

    public static Command Create() => Common.Command(
        "submit", "Run the shards that have no part yet, then merge. The same command resumes.",
        RunAsync, Run, Out, Engine, SbatchArguments, Rounds, Jobs);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var output = Path.GetFullPath(arguments.GetValue(Out) ?? run.In("scores.csv"));
        ScoreTable.CheckFormat(output);
        var shards = ShardManifest.Load(run.Manifest).Head.Shards;
        run.Make();
        var missing = run.Missing(shards);
        terminal.Line($"{shards - missing.Count} of {shards} shards are done");
        if (missing.Count > 0 && arguments.GetRequiredValue(Engine) == "slurm")
        {
            var (array, finaliser) = await SlurmEngine.SubmitAsync(
                run, missing, output, arguments.GetValue(Rounds), arguments.GetValue(SbatchArguments), cancellation);
            terminal.Line($"submitted {ShardFolder.Ranges(missing)} as job {array}, and job {finaliser}, which will "
                + $"write {output}");
            terminal.Line($"next: imr-score status --run {run.Path}     (squeue shows the jobs, {run.Logs} their "
                + "output)");
            await Common.WriteJsonAsync(
                arguments, new { Submitted = missing, Array = array, Finaliser = finaliser }, cancellation);
            return ExitCode.Done;
        }

        await LocalEngine.RunAsync(run, missing, arguments.GetValue(Jobs), terminal, cancellation);
        var result = await new ShardMerge { Run = run, Output = output }.RunAsync(terminal, cancellation);
        await Common.WriteJsonAsync(arguments, result, cancellation);
        return ExitCode.Done;
    }
}
