using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Training.Assessment.Comparing;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class CompareCommand
{
    private static readonly Argument<string> ModelA = new("MODEL_A") { Description = "Folder of a model package." };
    private static readonly Argument<string> ModelB = new("MODEL_B") { Description = "Folder of the other." };
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();
    private static readonly Option<bool> IncludeLearnt = LearntOption.Create();

    public static Command Create()
    {
        var command = new Command(
            "compare", "Judge two models on the same decided items: differences with intervals, per slice, and in words.")
        {
            ModelA, ModelB, Input, IncludeLearnt, Map, MaxRejects,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var (folderA, folderB) = (arguments.GetRequiredValue(ModelA), arguments.GetRequiredValue(ModelB));
        var (a, b) = (ModelPackage.Load(folderA), ModelPackage.Load(folderB));
        var ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var (items, tally) = await DecidedItems.ReadAsync(
            arguments.GetRequiredValue(Input), ingest, terminal, cancellation);
        IngestReport.Print(terminal, tally, written: null, rejectsFile: null);
        var unseen = LearntOption.Apply(terminal, items, [folderA, folderB], arguments.GetValue(IncludeLearnt));
        var report = ModelComparison.Compare(a, b, unseen.Items, new TrainingOptions()) with
        {
            LearntLeftOut = unseen.LeftOut,
            LearntKeptIn = unseen.KeptIn,
            Warnings = unseen.Warnings,
        };
        ComparisonText.Print(terminal, report, folderA, folderB);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), report, cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
