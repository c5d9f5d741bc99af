using System.CommandLine;
using System.CommandLine.Invocation;
using ImrPredict.CommandLine;

namespace ImrPredict.Score.Commands;

/// <summary>
/// Help for an inner command that leaves out the arguments of the outer ones, which it does not take:
/// <c>audit log add</c> is used without the inputs of <c>audit</c>.
/// </summary>
internal sealed class InnerHelp : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var asked = parseResult.CommandResult.Command;
        foreach (var outer in asked.Parents.OfType<Command>())
        {
            Hide(outer);
        }

        return new CommandHelp().Invoke(parseResult);
    }

    private static void Hide(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Hidden = true;
        }

        foreach (var outer in command.Parents.OfType<Command>())
        {
            Hide(outer);
        }
    }
}
