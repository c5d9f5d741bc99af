using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.CommandLine.Printing;
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
    private static readonly Option<string> Engine = CommonOptions.Engine(
        "the shards", ("kubernetes", "writes an Indexed Job and a Containerfile, and submits nothing"));
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

    private static readonly Option<int?> Jobs = CommonOptions.Within(
        new Option<int?>("--jobs")
        {
            Description = "Processes at once with --engine local (default: 1; each uses all cores that it is given) or "
                + "kubernetes (default: 10).",
            HelpName = "N",
        },
        1);

    private static readonly Option<string> Image = new("--image")
    {
        Description = "With --engine kubernetes: the image that is built of the Containerfile.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "imr-score:latest",
    };

    private static readonly Option<string> Claim = new("--claim")
    {
        Description = "With --engine kubernetes: the PersistentVolumeClaim (ReadWriteMany) with inputs, model and run.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "imr",
    };

    private static readonly Option<string?> Mount = new("--mount")
    {
        Description = "With --engine kubernetes: where the claim is mounted, here as there (default: the folder that "
            + "inputs, model and run have in common).",
        HelpName = "FOLDER",
    };

    public static Command Create() => Common.Command(
        "submit", "Run the shards that have no part yet, then merge. The same command resumes.",
        RunAsync, Run, Out, Engine, SbatchArguments, Rounds, Jobs, Image, Claim, Mount);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var output = Path.GetFullPath(arguments.GetValue(Out) ?? run.In("scores.csv"));
        ScoreTable.CheckFormat(output);
        var manifest = ShardManifest.Load(run.Manifest);
        var shards = manifest.Head.Shards;
        run.Make();
        var missing = run.Missing(shards);
        terminal.Line($"{shards - missing.Count} of {shards} shards are done");
        if (arguments.GetRequiredValue(Engine) == "kubernetes")
        {
            return await WriteJobAsync(arguments, run, manifest, output, terminal, cancellation);
        }

        if (missing.Count > 0 && arguments.GetRequiredValue(Engine) == "slurm")
        {
            var (array, finaliser) = await SlurmEngine.SubmitAsync(
                run, missing, output, arguments.GetValue(Rounds), arguments.GetValue(SbatchArguments), cancellation);
            terminal.Line($"submitted {ShardFolder.Ranges(missing)} as job {array}, and job {finaliser}, which will "
                + $"write {output}");
            terminal.Line($"next: imr-score status --run {ShellWord.Of(run.Path)}     (squeue shows the jobs, "
                + $"{run.Logs} their output)");
            await Common.WriteJsonAsync(
                arguments, new { Submitted = missing, Array = array, Finaliser = finaliser }, cancellation);
            return ExitCode.Done;
        }

        await LocalEngine.RunAsync(run, missing, arguments.GetValue(Jobs) ?? 1, terminal, cancellation);
        var result = await new ShardMerge { Run = run, Output = output }.RunAsync(terminal, cancellation);
        await Common.WriteJsonAsync(arguments, result, cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> WriteJobAsync(
        ParseResult arguments, ShardFolder run, ShardManifest manifest, string output, Terminal terminal,
        CancellationToken cancellation)
    {
        var engine = new KubernetesEngine
        {
            Image = arguments.GetRequiredValue(Image),
            Claim = arguments.GetRequiredValue(Claim),
            Mount = arguments.GetValue(Mount),
            AtOnce = arguments.GetValue(Jobs) ?? KubernetesEngine.UsualAtOnce,
        };
        var (job, container) = engine.Write(run, manifest);
        terminal.Line($"wrote {job}");
        terminal.Line($"wrote {container}");
        terminal.Line($"next: {engine.BuildCommand(container)}");
        terminal.Line($"      kubectl apply -f {ShellWord.Of(job)}     (edit memory, processors and the names first)");
        terminal.Line($"      imr-score merge --run {ShellWord.Of(run.Path)} --out {ShellWord.Of(output)}     "
            + "(when the job is complete)");
        await Common.WriteJsonAsync(
            arguments, new { Job = job, Containerfile = container, Context = AppContext.BaseDirectory }, cancellation);
        return ExitCode.Done;
    }
}
