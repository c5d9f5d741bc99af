using System.CommandLine;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Score.Cluster;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Score.Commands;

internal static class PlanCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Run = RunOption.Create();
    private static readonly Option<string> Model = ModelOption.Create();
    private static readonly Option<string?> Map = CommonOptions.Map();

    private static readonly Option<int?> Shards = new("--shards")
    {
        Description = "How many shards to aim at, 1 to 1000 (default: some 15 minutes of work each).",
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Command("plan", "Cut a backlog into shards, to be scored on a cluster or by several processes.")
        {
            Input, Run, Shards, Model, Map,
        };
        Shards.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > ShardPlanner.MostShards)
            {
                result.AddError($"--shards takes a number from 1 to {ShardPlanner.MostShards}.");
            }
        });
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var run = new RunFolder(arguments.GetRequiredValue(Run));
        if (File.Exists(run.Manifest))
        {
            throw new ImrPredictException(
                $"{run.Manifest}: the run is planned already; go on with imr-score submit, or name another folder.");
        }

        var options = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var modelFolder = Path.GetFullPath(arguments.GetRequiredValue(Model));
        var model = ModelOption.Load(modelFolder);
        var files = InputFiles.Expand(arguments.GetRequiredValue(Input));
        await ScoreRun.AdviseAsync(files, options, terminal, cancellation);
        var pieces = await ShardPlanner.PlanAsync(files, arguments.GetValue(Shards), options, cancellation);
        var head = new ShardHead
        {
            Format = ShardHead.CurrentFormat,
            Shards = pieces.Count == 0 ? 0 : pieces[^1].Shard + 1,
            Folder = Directory.GetCurrentDirectory(),
            Model = modelFolder,
            ModelSha256 = model.Sha256,
            SettingsSha256 = ShardSettings.Sha256(options, new ScoringOptions()),
            ColumnMap = new(options.ColumnMap.ToDictionary(), StringComparer.Ordinal),
        };
        run.Make();
        ShardManifest.Write(run.Manifest, head, pieces);
        var records = pieces.Sum(piece => piece.Records);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{head.Shards:N0} shards of {files.Count:N0} files, {records:N0} letters and rows; wrote {run.Manifest}"));
        terminal.Line($"next: imr-score submit --run {run.Path} --out scores.csv     (--engine local without Slurm)");
        await JsonResult.WriteAsync(
            arguments.GetValue(Common.Json), new { head.Shards, Files = files.Count, Records = records }, cancellation);
        return ExitCode.Done;
    }
}
