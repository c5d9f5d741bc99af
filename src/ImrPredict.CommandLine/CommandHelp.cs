using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ImrPredict.CommandLine.Printing;

namespace ImrPredict.CommandLine;

/// <summary>Help of a command, as wide as lines are, with what its exit codes mean.</summary>
public sealed class CommandHelp : SynchronousCommandLineAction
{
    /// <summary>What each exit code means.</summary>
    internal static readonly IReadOnlyList<(int Code, string Words)> ExitCodes =
    [
        (ExitCode.Done, "done"),
        (ExitCode.WrongArguments, "wrong usage"),
        (ExitCode.CannotGoOn, "the run cannot go on"),
        (ExitCode.TooManyRejects, "more rejects than --max-rejects allows"),
        (ExitCode.NotMet, "a figure is not what --require or --fail-on demands, or promote finds no win"),
        (ExitCode.InternalError, "an error of the program"),
        (ExitCode.Interrupted, "interrupted"),
    ];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var help = new HelpAction();
        help.MaxWidth = LineWidth.Asked ?? help.MaxWidth;
        var code = help.Invoke(parseResult);
        var codes = string.Join("; ", ExitCodes.Select(code => $"{code.Code} {code.Words}"));
        foreach (var line in LineWidth.Wrap($"Exit codes: {codes}.", help.MaxWidth, hang: 2))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        }

        return code;
    }
}
