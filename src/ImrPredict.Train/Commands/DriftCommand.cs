using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands;

internal static class DriftCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly PackageOptions Package = new();

    public static Command Create() => Common.Command(
        "drift", "Say whether items, decided or not, are still like those that a model has learnt from.",
        RunAsync, [Inputs.Input, .. Package.All, .. Inputs.Reading, Inputs.MaxRejects]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var place = Package.Place(arguments);
        var model = ModelPackage.Load(place);
        var reference = ModelPackage.ReadReference(place);
        var (reads, tally) = await DecidedItems.ReadAllAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        var report = DriftCheck.Compare(
            reference, model, [.. reads.Select(r => r.Item)], [.. reads.Select(r => r.Decided?.Overturned)]);
        DriftText.Print(terminal, report);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
