using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.Ingest;
using ImrPredict.Score.Cluster;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Package;

namespace ImrPredict.Score.Commands;

internal static class PlanCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly Option<string> Run = ScoreOptions.Run();
    private static readonly PackageOptions Package = new();

    private static readonly Option<int?> Shards = CommonOptions.Within(
        new Option<int?>("--shards")
        {
            Description = "How many shards to aim at, 1 to 1000 (default: some 15 minutes of work each).",
            HelpName = "N",
        },
        1, ShardPlanner.MostShards);

    private static readonly Option<bool> NoHouseColumns = ScoreOptions.NoHouseColumns();

    public static Command Create() => Common.Command(
        "plan", "Cut a backlog into shards, to be scored on a cluster or by several processes.",
        RunAsync, [Inputs.Input, Run, Shards, .. Package.All, .. Inputs.Reading, NoHouseColumns]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        if (File.Exists(run.Manifest))
        {
            throw new ImrPredictException(
                $"{run.Manifest}: the run is planned already; run it with imr-score submit, or name another folder.");
        }

        var options = Inputs.Ingest(arguments) with { PassHouseColumns = !arguments.GetValue(NoHouseColumns) };
        var place = Package.Place(arguments);
        var model = ModelPackage.Load(place);
        var files = InputAdvice.Expand(Inputs.Paths(arguments), options, terminal);
        if (files.FirstOrDefault(InputFiles.IsOfThisProcess) is { } piped)
        {
            throw new ImrPredictException(
                $"{InputFiles.NameOf(piped)}: the processes that score the shards do not see what is piped to this one "
                + "or what it asks a database; save it to a file.");
        }

        await InputAdvice.PrintAsync(files, options, terminal, cancellation);
        var pieces = await ShardPlanner.PlanAsync(files, arguments.GetValue(Shards), options, cancellation);
        var head = new ShardHead
        {
            Format = ShardHead.CurrentFormat,
            Shards = pieces.Count == 0 ? 0 : pieces[^1].Shard + 1,
            Folder = Directory.GetCurrentDirectory(),
            Model = Path.GetFullPath(place.Folder),
            SignedBy = place.SignedBy?.Text,
            PackageSha256 = ModelPackage.Sha256Of(place),
            SettingsSha256 = ShardHead.HashSettings(options, new ScoringOptions()),
            Bounds = Inputs.Bounds(arguments),
            Map = new(options.ColumnMap.ToDictionary(), StringComparer.Ordinal),
            Limits = options.Limits,
            PassHouseColumns = options.PassHouseColumns,
            Redact = options.Redact,
        };
        run.Make();
        ShardManifest.Write(run.Manifest, head, pieces);
        var records = pieces.Sum(piece => piece.Records);
        terminal.Line($"{head.Shards:N0} shards of {files.Count:N0} files, {records:N0} letters and rows; wrote "
            + run.Manifest);
        var folder = ShellWord.Of(run.Path);
        terminal.Line($"next: imr-score submit --run {folder} --out scores.csv     (--engine local without Slurm)");
        terminal.Line($"or, on any machines: imr-score work --run {folder} --out scores.csv");
        await Common.WriteJsonAsync(
            arguments, new { head.Shards, Files = files.Count, Records = records }, cancellation);
        return ExitCode.Done;
    }
}
