using System.CommandLine;

namespace ImrPredict.CommandLine;

/// <summary>The options that every command has, and the command with them.</summary>
public sealed class CommonOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Print nothing but warnings and errors.",
    };

    private readonly Option<string?> _json = new("--json")
    {
        Description = "Write the result as JSON, with stable names, to this file ('-' for standard output).",
        HelpName = "FILE",
    };

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

        command.Action(work);
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
        Description = "Folder of the model package.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("models", "default"),
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

    /// <summary>Refuses values of an option that are out of range.</summary>
    public static Option<T> Within<T>(Option<T> option, double least, double most = double.PositiveInfinity)
    {
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<T>();
            if (value is not null && !(Convert.ToDouble(value) >= least && Convert.ToDouble(value) <= most))
            {
                var range = double.IsInfinity(most) ? $"{least}" : $"{least} to {most}";
                result.AddError($"{option.Name} takes a {(value is double ? "share" : "number")} from {range}.");
            }
        });
        return option;
    }
}
