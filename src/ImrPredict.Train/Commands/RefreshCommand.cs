using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands;

internal static class RefreshCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "the package is as it was; run the same command again.",
    };

    private static readonly InputOptions Inputs = new();

    private static readonly Option<string> Model = new OutputOption<string>("--model", "-m")
    {
        Description = "Folder of the model package to learn again.",
        HelpName = "DIR",
        Required = true,
        IsFolder = true,
        Files = (_, _) => [],
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Replace the package even where the new model is worse, or the new decisions are too few "
            + "to tell.",
    };

    private static readonly PackageOptions Package = new() { Model = Model };
    private static readonly RunLog Log = new();

    public static Command Create() => Common.Command(
        "refresh",
        "Learn a model again with new decisions, with the options and settings of its package. Give all to learn from, "
            + "old and new. The package is replaced when the new model is not worse on the later half of the new "
            + "decisions, judged as learnt without them.",
        RunAsync,
        [
            Inputs.Input, .. Package.All, Force, TrainCommand.Findings, Log.Option, .. Inputs.Reading,
            Inputs.MaxRejects,
        ]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        RunLog.Check(arguments);
        var place = Package.Place(arguments);
        var folder = place.Folder;
        var isRedacted = ModelPackage.ReadManifest(place).Redacted;
        if (isRedacted != arguments.GetValue(Inputs.Redact))
        {
            throw new ImrPredictException(isRedacted
                ? $"{folder}: was learnt from redacted texts; give --redact, or train another package."
                : $"{folder}: was learnt from texts as they are; leave --redact out, or train another package.");
        }

        var training = new TrainRun
        {
            Inputs = Inputs.Paths(arguments),
            ModelFolder = folder,
            Options = new(),
            Ingest = Inputs.Ingest(arguments),
            Findings = arguments.GetValue(TrainCommand.Findings),
        };
        if (training.Findings is null && PackageFigures.Read(place).LeftOutDataErrors)
        {
            throw new ImrPredictException($"{folder}: was learnt without rows that readers called data errors; give "
                + "what they found again (--findings FILE), or train another package.");
        }

        var (items, errors, tally) = await training.ReadAsync(terminal, cancellation);
        terminal.Progress.Start();
        var refresh = training.OrSayWhere(
            () => ModelRefresh.Learn(place, items, terminal.Progress.At, cancellation), terminal);
        var replaces = refresh.Run is not null && (refresh.Report.MayReplace || arguments.GetValue(Force));
        RefreshText.Print(terminal, refresh.Report, folder, replaces);
        if (replaces)
        {
            training.SavePackage(
                refresh.Run! with { Report = refresh.Run.Report with { DataErrors = errors } });
            terminal.Line($"replaced {folder} by model {refresh.Run!.Model.Id}, learnt from all "
                + $"{refresh.Run.Data.Rows:N0} rows");
            if (place.SignedBy is not null)
            {
                terminal.Warn($"{folder}: the new package is not signed yet; imr-train sign {folder} --key FILE");
            }
        }

        var report = refresh.Report with { Replaced = replaces };
        await Common.WriteJsonAsync(arguments, report, cancellation);
        RunLog.Keep(
            arguments, terminal,
            RunRecords.Of(report, folder) with { Data = refresh.Run?.Data.Hash ?? DataSummary.HashOf(items) },
            training.Inputs,
            new
            {
                Force = arguments.GetValue(Force),
                Redact = isRedacted,
                Findings = errors?.Words,
                Training = refresh.Run?.Options,
            });
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
