using System.CommandLine;
using System.CommandLine.Help;
using ImrPredict.Cases;

namespace ImrPredict.CommandLine;

/// <summary>Runs a command and turns what ends it into an exit code and one line.</summary>
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
        command.SetAction(async (arguments, cancellation) =>
        {
            try
            {
                return await work(arguments, cancellation);
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("interrupted; what was finished is kept.");
                return ExitCode.Interrupted;
            }
            catch (Exception problem)
                when (problem is ImrPredictException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"error: {problem.Message}");
                return ExitCode.CannotGoOn;
            }
        });
}
