using System.CommandLine;

namespace ImrPredict.CommandLine.Packaging;

/// <summary>Prints a script by which a shell completes the commands and options of the program.</summary>
public static class CompletionCommand
{
    private const string Bash = """
        _NAME() {
          local IFS=$'\n'
          local found=$(PROGRAM "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
          COMPREPLY=($(compgen -W "$found" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _NAME PROGRAM

        """;

    private const string Zsh = """
        #compdef PROGRAM
        _NAME() {
          local -a found
          found=("${(@f)$(PROGRAM "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a found || _files
        }
        compdef _NAME PROGRAM

        """;

    private const string Fish = """
        complete -c PROGRAM -a '(PROGRAM "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName PROGRAM -ScriptBlock {
          param($word, $line, $place)
          PROGRAM "[suggest:$place]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["powershell"] = PowerShell,
    };

    /// <summary>Makes the command.</summary>
    /// <param name="program">Name of the program.</param>
    public static Command Create(string program)
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = $"For bash: eval \"$({program} completion bash)\" in ~/.bashrc.",
        };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print a script by which a shell completes commands and options.")
        {
            shell,
        };
        command.Action(async (arguments, _) =>
        {
            await Console.Out.WriteAsync(Scripts[arguments.GetRequiredValue(shell)]
                .ReplaceLineEndings("\n")
                .Replace("PROGRAM", program, StringComparison.Ordinal)
                .Replace("_NAME", "_" + program.Replace('-', '_'), StringComparison.Ordinal));
            return ExitCode.Done;
        });
        return command;
    }
}
