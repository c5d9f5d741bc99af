using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;

namespace ImrPredict.CommandLine;

/// <summary>Runs a command and turns what ends it into an exit code and one line.</summary>
public static class CommandRun
{
    /// <summary>Parses the arguments and runs the command that they name.</summary>
    public static async Task<int> MainAsync(RootCommand root, string[] args)
    {
        // What fails beside the command, on a thread of a library.
        AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
            Environment.Exit(InternalError.Report(failure.ExceptionObject as Exception, args));
        try
        {
            return await InvokeAsync(root, args);
        }
        catch (Exception problem)
        {
            return InternalError.Report(problem, args);
        }
    }

    private static Task<int> InvokeAsync(RootCommand root, string[] args)
    {
        if (root.Options.OfType<HelpOption>().Single() is { Action: HelpAction } help)
        {
            help.Action = new CommandHelp();
        }

        CheckPaths(root);

        // An argument that begins with @ is the name of a file like any other.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction wrong)
        {
            return Task.FromResult(WrongArguments.Report(parsed, wrong));
        }

        return parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        });
    }

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">The work; returns the exit code.</param>
    /// <param name="whenInterrupted">What an interrupted run leaves, and how to go on.</param>
    public static void Action(
        this Command command, Func<ParseResult, CancellationToken, Task<int>> work,
        string whenInterrupted = "what was finished is kept.") =>
        command.SetAction(async (arguments, cancellation) =>
        {
            // Work that waits for a file system or a pipe must not keep a signal from ending the process.
            await Task.Yield();
            using var said = cancellation.Register(
                () => Console.Error.WriteLine($"interrupted: stopping; {whenInterrupted}"));
            try
            {
                OutputCheck.Refuse(arguments);
                return await work(arguments, cancellation);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
            catch (Exception problem)
                when (problem is ImrPredictException or IOException or UnauthorizedAccessException)
            {
                LineWidth.WriteError($"error: {ImrPredictException.OneLine(problem.Message)}");
                return ExitCode.CannotGoOn;
            }
        });

    private static void CheckPaths(Command command)
    {
        foreach (var option in command.Options.Where(o => o.HelpName is "FILE" or "DIR" or "FOLDER"))
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value) || token.Value.Contains('\0')))
                {
                    var what = option.HelpName == "FILE" ? "file" : "folder";
                    result.AddError($"{option.Name} takes the path of a {what}; found none.");
                }
            });
        }

        foreach (var inner in command.Subcommands)
        {
            CheckPaths(inner);
        }
    }
}
