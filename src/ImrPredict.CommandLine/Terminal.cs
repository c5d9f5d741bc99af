using Spectre.Console;
using Spectre.Console.Rendering;

namespace ImrPredict.CommandLine;

/// <summary>
/// What a command prints: its report on standard output (on standard error while data goes to standard output),
/// progress and warnings on standard error.
/// </summary>
public sealed class Terminal
{
    private const int WidestTable = 1000;

    private readonly bool _quiet;
    private readonly IAnsiConsole _report;

    /// <summary>Opens it.</summary>
    /// <param name="quiet">Print nothing but warnings and errors.</param>
    /// <param name="dataOnStandardOutput">Standard output carries data.</param>
    public Terminal(bool quiet, bool dataOnStandardOutput)
    {
        _quiet = quiet;
        _report = Create(dataOnStandardOutput ? Console.Error : Console.Out,
            dataOnStandardOutput ? Console.IsErrorRedirected : Console.IsOutputRedirected);
        Progress = new ProgressLine(Console.Error, live: !Console.IsErrorRedirected, silent: quiet);
    }

    /// <summary>Progress of the running step.</summary>
    public ProgressLine Progress { get; }

    /// <summary>Prints a line of the report; square brackets are plain text.</summary>
    public void Line(string text = "")
    {
        if (!_quiet)
        {
            Progress.Clear();
            _report.WriteLine(text);
        }
    }

    /// <summary>Prints a table of the report; one that is wider than the terminal keeps its width.</summary>
    public void Write(Table table)
    {
        if (!_quiet)
        {
            Progress.Clear();
            var width = _report.Profile.Width;
            var wanted = ((IRenderable)table).Measure(RenderOptions.Create(_report), WidestTable).Max;
            _report.Profile.Width = Math.Max(width, wanted);
            _report.Write(table);
            _report.Profile.Width = width;
        }
    }

    /// <summary>Prints a warning, quiet or not.</summary>
    public void Warn(string text)
    {
        Progress.Clear();
        Console.Error.WriteLine($"warning: {text}");
    }

    /// <summary>A table in the style of the reports: plain rules, no colours of its own.</summary>
    /// <param name="columns">Titles; one that begins with <c>&gt;</c> is set to the right.</param>
    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            var right = column.StartsWith('>');
            table.AddColumn(new TableColumn(new Spectre.Console.Text(right ? column[1..] : column))
            {
                NoWrap = right,
                Alignment = right ? Justify.Right : Justify.Left,
            });
        }

        return table;
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
            console.Profile.Width = LineWidth.Asked ?? 140;
        }

        return console;
    }
}
