using System.CommandLine;
using System.Globalization;
using ImrPredict.CommandLine.Printing;

namespace ImrPredict.CommandLine;

/// <summary>The options that every command has, and the command with them.</summary>
public sealed class CommonOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Print nothing but warnings and errors.",
    };

    private readonly OutputOption<string?> _json = new("--json")
    {
        Description = "Write the result as JSON, with stable names, to this file ('-' for standard output).",
        HelpName = "FILE",
    };

    /// <summary>What an interrupted run of the command leaves, and how to go on.</summary>
    public string WhenInterrupted { get; init; } = "nothing was written; run the same command again.";

    /// <summary>Makes a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, for its help.</param>
    /// <param name="work">The work; returns the exit code.</param>
    /// <param name="symbols">Its arguments, options and commands; the common options come last.</param>
    public Command Command(
        string name, string description, Func<ParseResult, CancellationToken, Task<int>> work,
        params ReadOnlySpan<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in (ReadOnlySpan<Symbol>)[.. symbols, _quiet, _json])
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Add(argument);
                    break;
                case Option option:
                    command.Add(option);
                    break;
                case Command inner:
                    command.Add(inner);
                    break;
            }
        }

        DatabaseOption.Demand(command);
        command.Action(work, WhenInterrupted);
        return command;
    }

    /// <summary>What the command prints to.</summary>
    public Terminal Terminal(ParseResult arguments, bool dataOnStandardOutput = false) =>
        new(arguments.GetValue(_quiet), dataOnStandardOutput || Json(arguments) == "-");

    /// <summary>The file that <c>--json</c> names; null without it.</summary>
    public string? Json(ParseResult arguments) => arguments.GetValue(_json);

    /// <summary>The same, for a command that goes to another folder.</summary>
    public string? FullJson(ParseResult arguments) =>
        Json(arguments) is { } path and not "-" ? Path.GetFullPath(path) : Json(arguments);

    /// <summary>Writes the result where <c>--json</c> says, if anywhere.</summary>
    public Task WriteJsonAsync<T>(ParseResult arguments, T result, CancellationToken cancellation) =>
        JsonResult.WriteAsync(Json(arguments), result, cancellation);

    /// <summary>The <c>--model</c> option of commands that read a model.</summary>
    public static Option<string> Model() => new("--model", "-m")
    {
        Description = "Folder of the model package, or the name of one in the folder models or of those that the "
            + "program brings: dmhc, default; with a history of runs also its id, champion or challenger. The "
            + "environment variable IMR_MODEL gives another default.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("IMR_MODEL") is { Length: > 0 } named
            ? named
            : Path.Combine("models", "default"),
    };

    /// <summary>The <c>--engine</c> option.</summary>
    /// <param name="what">Which processes it runs.</param>
    /// <param name="more">Another engine, and what it is.</param>
    public static Option<string> Engine(string what, (string Name, string Words)? more = null)
    {
        var other = more is { } named ? $", or {named.Name} ({named.Words})" : "";
        var engine = new Option<string>("--engine")
        {
            Description = $"What runs {what}: slurm, or local (processes on this machine){other}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "slurm",
        };
        engine.AcceptOnlyFromAmong(["slurm", "local", .. more is { Name: var name } ? [name] : (string[])[]]);
        return engine;
    }

    /// <summary>The <c>--sbatch-args</c> option.</summary>
    public static Option<string?> SbatchArguments() => new("--sbatch-args")
    {
        Description = "More arguments for sbatch, e.g. --sbatch-args=\"--partition=batch --cpus-per-task=4\".",
        HelpName = "TEXT",
    };

    /// <summary>Takes numbers of a range alone: written with a point, without percent, thousands or spaces.</summary>
    /// <param name="option">An option whose values are whole numbers or shares.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    /// <param name="what">What the number is; null for <c>share</c> or <c>number</c>.</param>
    public static Option<T> Within<T>(
        Option<T> option, double least, double most = double.PositiveInfinity, string? what = null)
    {
        var isWhole = (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) == typeof(int);
        option.CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            var value = isWhole ? Whole(text) : Fraction(text);
            if (value >= least && value <= most)
            {
                return (T)(isWhole ? (int)value : (object)value);
            }

            var from = least.ToString(CultureInfo.InvariantCulture);
            var range = double.IsInfinity(most) ? from : $"{from} to {most.ToString(CultureInfo.InvariantCulture)}";
            result.AddError($"{option.Name} takes a {what ?? (isWhole ? "whole number" : "share")} from {range}"
                + $"{(isWhole ? "" : ", written with a point, such as 0.1")}; found '{text}'.");
            return default!;
        };
        return option;
    }

    /// <summary>Takes years alone.</summary>
    public static Option<int?> Year(Option<int?> option) => Within(option, 1900, 2100, "year");

    /// <summary>Takes whole numbers alone, below 0 too.</summary>
    public static Option<T> AnyWhole<T>(Option<T> option) => Within(option, int.MinValue, int.MaxValue);

    private static double Whole(string text) => int.TryParse(
        text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static double Fraction(string text) => double.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;
}
