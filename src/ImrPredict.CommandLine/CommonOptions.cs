using System.CommandLine;
using System.Globalization;
using ImrPredict.Cases;
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

        command.Action(work, WhenInterrupted);
        return command;
    }

    /// <summary>What the command prints to.</summary>
    public Terminal Terminal(ParseResult arguments, bool dataOnStandardOutput = false) =>
        new(arguments.GetValue(_quiet), dataOnStandardOutput || Json(arguments) == "-");

    /// <summary>The file that <c>--json</c> names; null without it.</summary>
    public string? Json(ParseResult arguments) => arguments.GetValue(_json);

    /// <summary>Writes the result where <c>--json</c> says, if anywhere.</summary>
    public Task WriteJsonAsync<T>(ParseResult arguments, T result, CancellationToken cancellation) =>
        JsonResult.WriteAsync(Json(arguments), result, cancellation);

    /// <summary>The <c>--model</c> option of commands that read a model.</summary>
    public static Option<string> Model() => new("--model", "-m")
    {
        Description = "Folder of the model package, or the name of one in the folder models or of those that the "
            + "program brings: dmhc, default. The environment variable IMR_MODEL gives another default.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("IMR_MODEL") is { Length: > 0 } named
            ? named
            : Path.Combine("models", "default"),
    };

    /// <summary>The <c>--engine</c> option.</summary>
    /// <param name="what">Which processes it runs.</param>
    public static Option<string> Engine(string what)
    {
        var engine = new Option<string>("--engine")
        {
            Description = $"What runs {what}: slurm, or local (processes on this machine).",
            HelpName = "NAME",
            DefaultValueFactory = _ => "slurm",
        };
        engine.AcceptOnlyFromAmong("slurm", "local");
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

    /// <summary>
    /// The folder that a user names by <c>--model</c>: a path, or the name of one in <c>models</c> or of those that the
    /// program brings.
    /// </summary>
    /// <exception cref="ImrPredictException">A name, and no package has it.</exception>
    public static string ModelFolder(string named)
    {
        if (Directory.Exists(named) || File.Exists(named))
        {
            return named;
        }

        if (named == Path.Combine("models", "default"))
        {
            return Bundled.Folder("models", "default") ?? throw new ImrPredictException(
                $"{named}: no such folder; train a model (imr-train), or name one: --model DIR, or --model dmhc.");
        }

        if (named.AsSpan().ContainsAny('/', '\\'))
        {
            return named;
        }

        return Bundled.Folder("models", named) ?? throw new ImrPredictException(
            $"{named}: no model package of this name; it is looked for in this folder, in the folder models, and "
            + "beside the program; train one (imr-train train FILE --model DIR), or name its folder.");
    }

    private static double Whole(string text) => int.TryParse(
        text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static double Fraction(string text) => double.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;
}
