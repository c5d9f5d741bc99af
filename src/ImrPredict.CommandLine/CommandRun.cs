using System.CommandLine;
using System.CommandLine.Help;
using ImrPredict.Cases;

namespace ImrPredict.CommandLine;

/// <summary>Runs a command's work and turns what ends it into an exit code and one line.</summary>
public static class CommandRun
{
    /// <summary>Parses the arguments and runs the command that they name.</summary>
    public static Task<int> MainAsync(RootCommand root, string[] args)
    {
        if (root.Options.OfType<HelpOption>().Single() is { Action: HelpAction } help)
        {
            help.Action = LineWidth.Help();
        }

        return root.Parse(args).InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">The work; returns the exit code.</param>
    public static void Action(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction((arguments, cancellation) => GuardAsync(() => work(arguments, cancellation)));

    private static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (ImrPredictException problem)
        {
            return Say(problem.Message, ExitCode.CannotGoOn);
        }
        catch (OperationCanceledException)
        {
            return Say("interrupted; what was finished is kept.", ExitCode.Interrupted);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Say(problem.Message, ExitCode.CannotGoOn);
        }
    }

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine(exitCode == ExitCode.Interrupted ? message : $"error: {message}");
        return exitCode;
    }
}
