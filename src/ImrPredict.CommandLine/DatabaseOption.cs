using System.CommandLine;
using ImrPredict.Ingest;

namespace ImrPredict.CommandLine;

/// <summary>The option that names rows of a database as an input.</summary>
public static class DatabaseOption
{
    /// <summary>What stands for its value in help; it tells the option apart.</summary>
    internal const string Value = "SOURCE";

    /// <summary>Makes it.</summary>
    public static Option<string[]> Create()
    {
        var from = new Option<string[]>("--from")
        {
            Description = "Rows of a database, read as a table: 'sqlite:FILE?SELECT ...' or "
                + "'postgres://USER@HOST/DATABASE?SELECT ...' (password: PGPASSWORD or ~/.pgpass). It is opened to "
                + "read alone.",
            HelpName = Value,
        };
        from.Validators.Add(result =>
        {
            // What stands there may hold a password: it is not told.
            if (result.Tokens.Any(token => !InputFiles.IsOfDatabase(token.Value)))
            {
                result.AddError("--from takes sqlite:FILE?SELECT ... or postgres://USER@HOST/DATABASE?SELECT ..., in "
                    + "quotes; files are named without --from.");
            }
        });
        return from;
    }

    /// <summary>Demands an input of a command that has the option: a file as its argument, or a database.</summary>
    internal static void Demand(Command command)
    {
        if (command.Options.FirstOrDefault(option => option.HelpName == Value) is { } from
            && command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues == 0) is { } input)
        {
            command.Validators.Add(result =>
            {
                if (result.GetResult(input) is not { Tokens.Count: > 0 } && result.GetResult(from) is null)
                {
                    result.AddError($"Required argument missing for command: '{command.Name}'.");
                }
            });
        }
    }
}
