using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.Training.History;

namespace ImrPredict.CommandLine;

/// <summary>
/// The <c>--runs</c> option: a history of runs, by default the one of the environment variable <c>IMR_RUNS</c>. Without
/// either nothing is kept.
/// </summary>
public static class RunsOption
{
    private const string Name = "--runs";
    private const string Variable = "IMR_RUNS";

    /// <summary>The option of a command whose run is kept.</summary>
    public static Option<string?> ToKeep() => new OutputOption<string?>(Name)
    {
        Description = "Keep this run in a history (SQLite; made where it is missing), which imr-train runs lists: "
            + $"rows, settings, main figures, no text. The environment variable {Variable} gives a default; without "
            + "either nothing is kept.",
        HelpName = "FILE",
        DefaultValueFactory = _ => OfEnvironment(),
    };

    /// <summary>The option of a command that looks into a history.</summary>
    public static Option<string?> ToRead() => new(Name)
    {
        Description = $"The history of runs. The environment variable {Variable} gives a default.",
        HelpName = "FILE",
        DefaultValueFactory = _ => OfEnvironment(),
    };

    /// <summary>The history of a command, by its option or the environment; null for none.</summary>
    public static string? Path(ParseResult arguments) =>
        arguments.CommandResult.Command.Options.FirstOrDefault(option => option.Name == Name) is Option<string?> option
            ? arguments.GetValue(option)
            : OfEnvironment();

    /// <summary>The history that a command cannot do without.</summary>
    /// <exception cref="ImrPredictException">None is named.</exception>
    public static string RequiredPath(ParseResult arguments) => Path(arguments) ?? throw new ImrPredictException(
        $"no history of runs is named; give {Name} FILE, or set {Variable}.");

    /// <summary>The package that a history calls so; null where it calls none so.</summary>
    /// <param name="path">The history; null for none.</param>
    /// <param name="named"><c>champion</c>, <c>challenger</c>, or the id of a model.</param>
    /// <exception cref="ImrPredictException">It is not where it was, or the history cannot be read.</exception>
    public static string? FolderOf(string? path, string named)
    {
        ModelAlias? alias = named switch
        {
            "champion" => ModelAlias.Champion,
            "challenger" => ModelAlias.Challenger,
            _ => null,
        };
        if (path is null)
        {
            return alias is null ? null : throw new ImrPredictException(
                $"{named}: no model package of this name; to name one by its alias, give its history of runs "
                + $"({Name} FILE, or {Variable}).");
        }

        if (!File.Exists(path) && alias is null)
        {
            return null; // it is made when the first run is kept
        }

        using var history = RunHistory.Open(path);
        if (alias is not { } known)
        {
            return history.FolderOf(named);
        }

        var model = history.Find(known) ?? throw new ImrPredictException(
            $"{named}: {path} names no {named} yet; "
            + (known == ModelAlias.Champion ? "imr-train promote MODEL" : "imr-train runs challenger MODEL")
            + " names one.");
        return history.FolderOf(model);
    }

    private static string? OfEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
}
