using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Train.Commands;

internal static class DriftCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<string> Model = new("--model", "-m")
    {
        Description = "Folder of the model package.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("models", "default"),
    };

    public static Command Create()
    {
        var command = new Command(
            "drift", "Say whether items, decided or not, are still like those that a model has learnt from.")
        {
            Input, Model, Map, MaxRejects,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var folder = arguments.GetRequiredValue(Model);
        var model = ModelPackage.Load(folder);
        var reference = ModelPackage.ReadReference(folder).Watched
            ?? throw new ImrPredictException($"{folder}: its reference.json is of an earlier version; train the model again.");
        var ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var (reads, tally) = await DecidedItems.ReadAllAsync(
            arguments.GetRequiredValue(Input), ingest, terminal, cancellation);
        IngestReport.Print(terminal, tally, written: null, rejectsFile: null);
        var report = DriftCheck.Of(
            reference, model, [.. reads.Select(r => r.Item)],
            [.. reads.Select(r => r.Decided?.Overturned)]);
        DriftText.Print(terminal, report);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), report, cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
