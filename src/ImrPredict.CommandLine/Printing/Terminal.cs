using ImrPredict.Cases;
using Spectre.Console;

namespace ImrPredict.CommandLine.Printing;

/// <summary>
/// What a command prints: its report on standard output (on standard error while data goes to standard output),
/// progress and warnings on standard error.
/// </summary>
public sealed class Terminal
{
    // What is piped into a file or a search is not broken into lines; tables there have this many columns.
    private const int PipedTable = 120;
    private const int PipedLine = 100_000;

    private readonly bool _quiet;
    private readonly IAnsiConsole _report;
    private readonly int _tableWidth;

    /// <summary>Opens it.</summary>
    /// <param name="quiet">Print nothing but warnings and errors.</param>
    /// <param name="dataOnStandardOutput">Standard output carries data.</param>
    public Terminal(bool quiet, bool dataOnStandardOutput)
    {
        _quiet = quiet;
        _report = Create(dataOnStandardOutput ? Console.Error : Console.Out,
            dataOnStandardOutput ? Console.IsErrorRedirected : Console.IsOutputRedirected);
        _tableWidth = Math.Min(_report.Profile.Width, _report.Profile.Width == PipedLine ? PipedTable : PipedLine);
        Progress = new ProgressLine(Console.Error, live: !Console.IsErrorRedirected, silent: quiet);
    }

    /// <summary>Progress of the running step.</summary>
    public ProgressLine Progress { get; }

    /// <summary>
    /// Prints a line of the report, broken at spaces where the terminal is narrower; square brackets are plain text.
    /// </summary>
    /// <param name="text">The line, or lines.</param>
    /// <param name="hang">Columns by which what is broken off stands in; by default as far as the line itself.</param>
    public void Line(string text = "", int? hang = null)
    {
        if (!_quiet)
        {
            Progress.Clear();
            foreach (var line in text.Split('\n'))
            {
                var under = hang ?? line.Length - line.AsSpan().TrimStart(' ').Length;
                var shown = ImrPredictException.OneLine(line.TrimEnd('\r'));
                foreach (var part in LineWidth.Wrap(shown, _report.Profile.Width, under))
                {
                    _report.WriteLine(part);
                }
            }
        }
    }

    /// <summary>Prints a table of the report, as much of it as has room.</summary>
    public void Write(TextTable table)
    {
        if (!_quiet)
        {
            Progress.Clear();
            _report.Write(table.Fit(_report, _tableWidth));
        }
    }

    /// <summary>Prints a warning, quiet or not.</summary>
    public void Warn(string text)
    {
        Progress.Clear();
        LineWidth.WriteError($"warning: {text}");
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
        {
            console.Profile.Width = LineWidth.Asked ?? PipedLine;
        }

        return console;
    }
}
