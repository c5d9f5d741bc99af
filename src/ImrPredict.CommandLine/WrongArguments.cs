using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;

namespace ImrPredict.CommandLine;

/// <summary>Says what is wrong with the arguments of a command, and where its help is.</summary>
internal static class WrongArguments
{
    /// <summary>Prints it on standard error.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(ParseResult parsed, ParseErrorAction action)
    {
        var unknown = parsed.UnmatchedTokens is [var first, ..] ? first : null;

        // After an unknown word the rest is not understood either.
        var messages = parsed.Errors.Select(error => error.Message).Distinct()
            .Where(message => unknown is null || message.Contains(unknown, StringComparison.Ordinal))
            .ToList();
        if (unknown is not null && Near(action, parsed) is { Count: > 0 } near)
        {
            messages[^1] += $" Did you mean {string.Join(" or ", near)}?";
        }

        messages[^1] += $" For help: {string.Join(' ', Path(parsed.CommandResult).Reverse())} --help";
        foreach (var message in messages)
        {
            var words = message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            LineWidth.WriteError($"error: {ImrPredictException.OneLine(string.Join(' ', words))}");
        }

        return ExitCode.WrongArguments;
    }

    private static IEnumerable<string> Path(CommandResult inner)
    {
        for (SymbolResult? result = inner; result is CommandResult command; result = result.Parent)
        {
            yield return command.Command.Name;
        }
    }

    // What System.CommandLine finds near the first word that it does not know.
    private static List<string> Near(ParseErrorAction action, ParseResult parsed)
    {
        action.ShowHelp = false;
        using var said = new StringWriter();
        using var errors = new StringWriter();
        parsed.Invoke(new InvocationConfiguration { Output = said, Error = errors });
        return
        [
            .. said.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SkipWhile(line => !line.StartsWith($"'{parsed.UnmatchedTokens[0]}'", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => !line.Contains(' ', StringComparison.Ordinal))
                .Where(name => name.Length > 2),
        ];
    }
}
