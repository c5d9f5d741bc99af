using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Train.Runs;
using ImrPredict.Training.History;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands.Packages;

internal static class PromoteCommand
{
    private const int ReasonAtMost = 500;
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> History = RunsOption.ToRead();
    private static readonly PackageOptions Package = new();

    private static readonly Argument<string> Model = new("MODEL")
    {
        Description = "Folder, name or id of the model package that is to be the champion.",
        DefaultValueFactory = _ => "challenger",
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Promote it though no comparison shows that it is better; needs --reason.",
    };

    private static readonly Option<string?> Reason = new("--reason")
    {
        Description = $"Why, in a sentence of at most {ReasonAtMost} characters. It is kept for good: name no patient.",
        HelpName = "TEXT",
    };

    public static Command Create()
    {
        var command = Common.Command(
            "promote",
            "Make a model the champion: what --model champion means. It must have won its last comparison with the "
                + "champion (compare or refresh, kept by --runs) on rows that neither had learnt; else the command "
                + "ends with exit code 4.",
            RunAsync, Model, History, Force, Reason, Package.Signature);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Force) is not null && string.IsNullOrWhiteSpace(result.GetValue(Reason)))
            {
                result.AddError("--force needs --reason TEXT, which the history keeps.");
            }

            if (result.GetValue(Reason) is { Length: > ReasonAtMost } reason)
            {
                result.AddError($"--reason takes at most {ReasonAtMost} characters; found {reason.Length:N0}.");
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (terminal, path) = (Common.Terminal(arguments), RunsOption.RequiredPath(arguments));
        var place = Package.Place(arguments, arguments.GetRequiredValue(Model));
        var model = ModelPackage.Load(place).Id; // every file is checked
        RunHistory.Check(path);
        using var history = RunHistory.OpenOrMake(path);
        var promotion = Promotion.Of(history, model);
        var isForced = !promotion.IsWon && arguments.GetValue(Force);
        if (!promotion.IsWon && !isForced)
        {
            await Common.WriteJsonAsync(arguments, new { Promotion = promotion, Run = (RunRecord?)null }, cancellation);
            terminal.Warn($"model {model} is not promoted: {promotion.Words}; "
                + $"imr-train compare champion {place.Folder} INPUT... --runs {path} compares them, --force with "
                + $"--reason overrides; exit code {ExitCode.NotMet}");
            return ExitCode.NotMet;
        }

        if (promotion.Champion == model)
        {
            throw new ImrPredictException($"{place.Folder}: model {model} is the champion of {path}.");
        }

        var reason = arguments.GetValue(Reason);
        var run = history.Promote(RunLog.With(
            RunRecords.New("promote") with
            {
                Model = model,
                Folder = Path.GetFullPath(place.Folder),
                Other = promotion.Champion,
                Result = (isForced ? $"forced ({promotion.Words})" : promotion.Words)
                    + (string.IsNullOrWhiteSpace(reason) ? "" : $": {ImrPredictException.OneLine(reason)}"),
            },
            [], new { Forced = isForced, promotion.Comparison, Reason = reason }));
        terminal.Line($"model {model} is the champion; {run.Result}; kept as run {run.Id} in {path}");
        await Common.WriteJsonAsync(arguments, new { Promotion = promotion, Run = run }, cancellation);
        return ExitCode.Done;
    }
}
