using System.CommandLine;
using System.CommandLine.Parsing;

namespace ImrPredict.CommandLine;

/// <summary>Options that every command has, and how often-used ones are worded.</summary>
public sealed class CommonOptions
{
    /// <summary><c>--quiet</c>.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print nothing but warnings and errors.",
    };

    /// <summary><c>--json FILE</c>.</summary>
    public Option<string?> Json { get; } = new("--json")
    {
        Description = "Write the result as JSON, with stable names, to this file ('-' for standard output).",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Quiet);
        command.Options.Add(Json);
    }

    /// <summary>The <c>INPUT...</c> argument.</summary>
    public static Argument<string[]> Input(ArgumentArity? arity = null)
    {
        var input = new Argument<string[]>("INPUT")
        {
            Arity = arity ?? ArgumentArity.OneOrMore,
            Description = "Letters (PDF, text), DMHC files, HICRIC lines or case tables: files, folders or globs, mixed. "
                + "The kind is found from the content.",
        };
        input.Validators.Add(UnknownOption);
        return input;
    }

    /// <summary>The <c>--map</c> option.</summary>
    public static Option<string?> Map() => new("--map")
    {
        Description = "JSON object that renames house columns to the columns of the case table.",
        HelpName = "FILE",
    };

    /// <summary>The <c>--rejects</c> option.</summary>
    public static Option<string?> Rejects() => new("--rejects")
    {
        Description = "Where to write what could not be read, with file, place, field and reason "
            + "(default: beside the output, with .rejects.csv).",
        HelpName = "FILE",
    };

    /// <summary>The <c>--max-rejects</c> option. Unit: share of what was read.</summary>
    public static Option<double> MaxRejects()
    {
        var option = new Option<double>("--max-rejects")
        {
            Description = "Largest share of rejects, 0 to 1, above which the command ends with exit code 3.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0.05,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < 0 or > 1)
            {
                result.AddError("--max-rejects takes a share from 0 to 1.");
            }
        });
        return option;
    }

    // A misspelt option would otherwise be looked for as a file.
    private static void UnknownOption(ArgumentResult input)
    {
        foreach (var token in input.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            input.AddError($"unknown option {token.Value}; --help lists the options.");
        }
    }
}
