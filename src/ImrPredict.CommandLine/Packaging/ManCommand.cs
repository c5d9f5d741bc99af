using System.CommandLine;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Reports;

namespace ImrPredict.CommandLine.Packaging;

/// <summary>Prints or writes the manual pages of a program, made from the same options as its help.</summary>
public static class ManCommand
{
    private static readonly Argument<string[]> Asked = new("COMMAND")
    {
        Description = "The command whose page is printed, e.g. audit log add (default: the page of the program).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Write the pages of all commands, NAME.1 each, into this folder instead.",
        HelpName = "DIR",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="program">Name of the program.</param>
    public static Command Create(string program)
    {
        var command = new Command("man", "Print a manual page, for man -l; packages install those of --out.")
        {
            Asked, Out,
        };
        command.Action(async (arguments, cancellation) =>
        {
            var root = arguments.RootCommandResult.Command;
            var asked = arguments.GetValue(Asked) ?? [];
            if (arguments.GetValue(Out) is not { } folder)
            {
                await Console.Out.WriteAsync(ManPage.Of(Names(program, asked), Find(root, asked)));
                return ExitCode.Done;
            }

            foreach (var (names, found) in All(root, [program]))
            {
                using var file = new AtomicFile(Path.Combine(folder, $"{string.Join('-', names)}.1"));
                await file.Stream.WriteAsync(Encoding.UTF8.GetBytes(ManPage.Of(names, found)), cancellation);
                file.Commit();
            }

            return ExitCode.Done;
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(Out) is not null && result.GetResult(Asked) is { Tokens.Count: > 0 })
            {
                result.AddError("--out writes the pages of all commands; leave COMMAND out.");
            }
        });
        return command;
    }

    private static string[] Names(string program, string[] asked) => [program, .. asked];

    private static Command Find(Command root, string[] asked)
    {
        var at = root;
        foreach (var name in asked)
        {
            at = at.Subcommands.FirstOrDefault(inner => inner.Name == name && !inner.Hidden)
                ?? throw new ImrPredictException(
                    $"'{string.Join(' ', asked)}': no such command; --help lists what there is.");
        }

        return at;
    }

    private static IEnumerable<(string[] Names, Command Command)> All(Command command, string[] names)
    {
        yield return (names, command);
        foreach (var inner in command.Subcommands.Where(inner => !inner.Hidden))
        {
            foreach (var found in All(inner, [.. names, inner.Name]))
            {
                yield return found;
            }
        }
    }
}
