using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ImrPredict.CommandLine.Printing;

namespace ImrPredict.CommandLine;

/// <summary>Help of a command, as wide as lines are, with what its exit codes mean.</summary>
public sealed class CommandHelp : SynchronousCommandLineAction
{
    private const string ExitCodes =
        "Exit codes: 0 done; 1 wrong usage; 2 the run cannot go on; 3 more rejects than --max-rejects allows; "
        + "4 a figure is not what --require or --fail-on demands; 70 an error of the program; 130 interrupted.";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var help = new HelpAction();
        help.MaxWidth = LineWidth.Asked ?? help.MaxWidth;
        var code = help.Invoke(parseResult);
        foreach (var line in LineWidth.Wrap(ExitCodes, help.MaxWidth, hang: 2))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        }

        return code;
    }
}
