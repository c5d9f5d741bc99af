using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Pages.Training;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment.Comparing;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class CompareCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();

    private static readonly Argument<string> ModelA = new("MODEL_A")
    {
        Description =
            "Folder of a model package, or its name; with a history of runs also its id, champion or challenger.",
    };

    private static readonly Argument<string> ModelB = new("MODEL_B") { Description = "Folder of the other." };
    private static readonly PackageOptions Package = new();
    private static readonly RunLog Log = new();
    private static readonly Option<string?> Html = PageFile.Option();
    private static readonly Option<bool> IncludeLearnt = LearntOption.Create();

    public static Command Create() => Common.Command(
        "compare", "Judge two models on the same decided items: differences with intervals, per slice, and in words.",
        RunAsync,
        [
            ModelA, ModelB, Inputs.Input, IncludeLearnt, Html, Package.Signature, Log.Option, .. Inputs.Reading,
            Inputs.MaxRejects,
        ]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        RunLog.Check(arguments);
        var (placeA, placeB) = (
            Package.Place(arguments, arguments.GetRequiredValue(ModelA)),
            Package.Place(arguments, arguments.GetRequiredValue(ModelB)));
        var (a, b) = (ModelPackage.Load(placeA), ModelPackage.Load(placeB));
        var (items, tally) = await DecidedItems.ReadAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        var unseen = LearntOption.Apply(terminal, items, [placeA, placeB], arguments.GetValue(IncludeLearnt));
        var decisions = DistinctDecisions.Of(unseen.Items);
        SourceText.Print(terminal, decisions.Repeated);
        var options = new TrainingOptions();
        var report = ModelComparison.Compare(a, b, decisions.Items, options) with
        {
            LearntLeftOut = unseen.LeftOut,
            LearntKeptIn = unseen.KeptIn,
            Warnings = unseen.Warnings,
        };
        ComparisonText.Print(terminal, report, placeA.Folder, placeB.Folder);
        PageFile.Write(arguments.GetValue(Html), () => ComparisonPage.Render(report), terminal);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        var run = RunRecords.Of(report, placeA.Folder, placeB.Folder) with
        {
            Data = DataSummary.HashOf(decisions.Items),
        };
        RunLog.Keep(arguments, terminal, run, Inputs.Paths(arguments), new
        {
            IncludeLearnt = arguments.GetValue(IncludeLearnt),
            Redact = arguments.GetValue(Inputs.Redact),
            Training = options,
        });
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
