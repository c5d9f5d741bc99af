using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Pages.Training;
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
    private static readonly Option<string?> Html = PageFile.Option();

    private static readonly Option<string?> FailOn = new("--fail-on")
    {
        Description = "shifted, or large: end with exit code "
            + $"{ExitCode.NotMet} where anything has shifted, or has strongly shifted.",
        HelpName = "NAME",
    };

    public static Command Create()
    {
        FailOn.AcceptOnlyFromAmong("shifted", "large");
        return Common.Command(
            "drift", "Say whether items, decided or not, are still like those that a model has learnt from.",
            RunAsync, [Inputs.Input, .. Package.All, FailOn, Html, .. Inputs.Reading, Inputs.MaxRejects]);
    }

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
        PageFile.Write(arguments.GetValue(Html), () => DriftPage.Render(report), terminal);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        var read = Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
        var isMet = arguments.GetValue(FailOn) switch
        {
            "shifted" => report.Verdict < DriftVerdict.Shifted,
            "large" => report.Verdict < DriftVerdict.StronglyShifted,
            _ => true,
        };
        if (isMet)
        {
            return read;
        }

        terminal.Warn($"the rows have shifted as far as --fail-on says; exit code {ExitCode.NotMet}");
        return ExitCode.NotMet;
    }
}
