using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment.Comparing;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class CompareCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly Argument<string> ModelA = new("MODEL_A") { Description = "Folder of a model package." };
    private static readonly Argument<string> ModelB = new("MODEL_B") { Description = "Folder of the other." };
    private static readonly PackageOptions Package = new();
    private static readonly Option<bool> IncludeLearnt = LearntOption.Create();

    public static Command Create() => Common.Command(
        "compare", "Judge two models on the same decided items: differences with intervals, per slice, and in words.",
        RunAsync,
        [ModelA, ModelB, Inputs.Input, IncludeLearnt, Package.Signature, .. Inputs.Reading, Inputs.MaxRejects]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var (placeA, placeB) = (
            Package.Place(arguments, arguments.GetRequiredValue(ModelA)),
            Package.Place(arguments, arguments.GetRequiredValue(ModelB)));
        var (a, b) = (ModelPackage.Load(placeA), ModelPackage.Load(placeB));
        var (items, tally) = await DecidedItems.ReadAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        var unseen = LearntOption.Apply(terminal, items, [placeA, placeB], arguments.GetValue(IncludeLearnt));
        var decisions = DistinctDecisions.Of(unseen.Items);
        SourceText.Print(terminal, decisions.Repeated);
        var report = ModelComparison.Compare(a, b, decisions.Items, new TrainingOptions()) with
        {
            LearntLeftOut = unseen.LeftOut,
            LearntKeptIn = unseen.KeptIn,
            Warnings = unseen.Warnings,
        };
        ComparisonText.Print(terminal, report, placeA.Folder, placeB.Folder);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
