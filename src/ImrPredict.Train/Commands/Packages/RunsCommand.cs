using System.CommandLine;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.History;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands.Packages;

internal static class RunsCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> History = RunsOption.ToRead();
    private static readonly PackageOptions Package = new();
    private static readonly Argument<long> Run = new("RUN")
    {
        Description = "Number of the run.",
        CustomParser = result =>
        {
            if (long.TryParse(result.Tokens[^1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var run))
            {
                return run;
            }

            result.AddError($"RUN takes the number of a run; found '{result.Tokens[^1].Value}'.");
            return 0;
        },
    };

    private static readonly Argument<string> Model = new("MODEL")
    {
        Description = "Folder, name or id of a model package.",
    };

    public static Command Create() => Common.Command(
        "runs", "List what was trained and judged, from the history that --runs keeps.", ListAsync, History,
        Common.Command("show", "Show all that is kept of a run.", ShowAsync, Run, History),
        Common.Command(
            "challenger", "Call a model the challenger: what may follow the champion (see promote).", ChallengeAsync,
            Model, History, Package.Signature));

    private static async Task<int> ListAsync(ParseResult arguments, CancellationToken cancellation)
    {
        using var history = RunHistory.Open(RunsOption.RequiredPath(arguments));
        var (runs, aliases) = (history.All(), new SortedDictionary<ModelAlias, string>());
        foreach (var alias in Enum.GetValues<ModelAlias>())
        {
            if (history.Find(alias) is { } model)
            {
                aliases.Add(alias, model);
            }
        }

        RunsText.Print(Common.Terminal(arguments), runs, aliases);
        await Common.WriteJsonAsync(
            arguments,
            new { Runs = runs, Aliases = aliases.ToDictionary(pair => RunsText.NameOf(pair.Key), pair => pair.Value) },
            cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = RunsOption.RequiredPath(arguments);
        using var history = RunHistory.Open(path);
        var id = arguments.GetValue(Run);
        var run = history.Find(id)
            ?? throw new ImrPredictException($"{path}: has no run {id}; imr-train runs lists what it has.");
        RunsText.Print(Common.Terminal(arguments), run);
        await Common.WriteJsonAsync(arguments, run, cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> ChallengeAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = RunsOption.RequiredPath(arguments);
        var place = Package.Place(arguments, arguments.GetRequiredValue(Model));
        var model = ModelPackage.Load(place).Id; // every file is checked
        RunHistory.Check(path);
        using var history = RunHistory.OpenOrMake(path);
        if (history.Find(ModelAlias.Champion) == model)
        {
            throw new ImrPredictException($"{place.Folder}: model {model} is the champion of {path}.");
        }

        var run = history.Challenge(RunLog.With(
            RunRecords.New("challenger") with
            {
                Model = model,
                Folder = Path.GetFullPath(place.Folder),
                Result = "challenger",
            },
            [], new { }));
        Common.Terminal(arguments).Line($"model {model} is the challenger; kept as run {run.Id} in {path}");
        await Common.WriteJsonAsync(arguments, run, cancellation);
        return ExitCode.Done;
    }
}
