using System.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Reports.Tables;

namespace ImrPredict.CommandLine;

/// <summary>The inputs of a command and how they are read.</summary>
public sealed class InputOptions
{
    /// <summary>Makes them.</summary>
    /// <param name="hasFrom">
    /// Whether <c>--from</c> names a database; where it means something else, a database is an INPUT.
    /// </param>
    public InputOptions(bool hasFrom = true)
    {
        Input.Arity = hasFrom ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore;
        _from = hasFrom ? DatabaseOption.Create() : null;
        Input.Validators.Add(input =>
        {
            // A misspelt option would otherwise be looked for as a file.
            foreach (var token in input.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                input.AddError($"unknown option {token.Value}; --help lists the options.");
            }
        });
        Limit.Validators.Add(limit =>
        {
            foreach (var token in limit.Tokens.Where(t => new TableLimits().With(t.Value) is null))
            {
                limit.AddError($"--limit {token.Value}: expected NAME=NUMBER, a whole number from 1 to 1000000000 "
                    + $"of {string.Join(", ", TableLimits.Names)}.");
            }
        });
    }

    /// <summary><c>INPUT...</c></summary>
    public Argument<string[]> Input { get; } = new("INPUT")
    {
        Description = "Letters (PDF, text, Word, web page, e-mail), DMHC files, HICRIC lines or case tables: files, "
            + "folders or globs, mixed. The kind is found from the content. '-' is standard input.",
    };

    private readonly Option<string[]>? _from;

    /// <summary><c>--map FILE</c></summary>
    private Option<string?> Map { get; } = new("--map")
    {
        Description = "JSON object that renames house columns to the columns of the case table.",
        HelpName = "FILE",
    };

    /// <summary><c>--limit NAME=NUMBER</c></summary>
    private Option<string[]> Limit { get; } = new("--limit")
    {
        Description = "Another bound of tables or letters, e.g. columns=10000: "
            + $"{string.Join(", ", TableLimits.Names)}.",
        HelpName = "NAME=NUMBER",
    };

    private readonly Option<int> _memory = CommonOptions.Within(
        new Option<int>("--input-memory")
        {
            Description = "Most memory for reading one file that a library parses (PDF, XLSX, XLS, Parquet, DOCX); a "
                + "file that takes more is a reject.",
            HelpName = "MB",
            DefaultValueFactory = _ => new InputBounds().Megabytes,
        },
        InputBounds.LeastMegabytes, 1_000_000);

    private readonly Option<int> _seconds = CommonOptions.Within(
        new Option<int>("--input-seconds")
        {
            Description = "Most processor time for reading one such file, or the next rows of a table.",
            HelpName = "S",
            DefaultValueFactory = _ => new InputBounds().Seconds,
        },
        1, 1_000_000);

    private readonly Option<bool> _inProcess = new("--input-in-process")
    {
        Description = "Read such files in this process and not in others with bounds, for files that you trust: a "
            + "damaged one may end the run.",
    };

    /// <summary>The <c>--redact</c> option.</summary>
    public Option<bool> Redact { get; } = new("--redact")
    {
        Description = "Replace names, addresses, numbers of claims, phones, mail, Social Security numbers and dates "
            + "with their day in all texts and house columns by [name], [address], ... It goes by form and does not "
            + "find all (docs/security.md); case numbers and columns of dates stay.",
    };

    /// <summary>The options of how inputs are read.</summary>
    public IReadOnlyList<Option> Reading =>
        [.. _from is null ? [] : new[] { _from }, Map, .. Bounding, Redact];

    /// <summary>The options of what reading may take.</summary>
    public IReadOnlyList<Option> Bounding => [Limit, _memory, _seconds, _inProcess];

    /// <summary><c>--rejects FILE</c></summary>
    public Option<string?> Rejects { get; } = new OutputOption<string?>("--rejects")
    {
        Description = "Where to write what could not be read, with file, place, field and reason "
            + "(default: beside the output, with .rejects.csv).",
        HelpName = "FILE",
    };

    /// <summary><c>--max-rejects SHARE</c></summary>
    public Option<double> MaxRejects { get; } = CommonOptions.Within(
        new Option<double>("--max-rejects")
        {
            Description = "Largest share of rejects, 0 to 1, above which the command ends with exit code 3.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0.05,
        },
        0, 1);

    /// <summary>The bounds of tables and letters.</summary>
    public TableLimits Limits(ParseResult arguments)
    {
        var limits = new TableLimits();
        foreach (var setting in arguments.GetValue(Limit) ?? [])
        {
            limits = limits.With(setting) ?? limits;
        }

        return limits;
    }

    /// <summary>The inputs as given.</summary>
    public IReadOnlyList<string> Paths(ParseResult arguments) =>
        [.. arguments.GetValue(Input) ?? [], .. (_from is null ? null : arguments.GetValue(_from)) ?? []];

    /// <summary>Where they are read, and what that may take.</summary>
    public InputBounds Bounds(ParseResult arguments) => new()
    {
        Megabytes = arguments.GetValue(_memory),
        Seconds = arguments.GetValue(_seconds),
        InProcess = arguments.GetValue(_inProcess),
    };

    /// <summary>How they are read.</summary>
    public IngestOptions Ingest(ParseResult arguments) => new()
    {
        ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)),
        Limits = Limits(arguments),
        Redact = arguments.GetValue(Redact),
        Pool = Bounds(arguments).Pool(),
    };

    /// <summary>The exit code of a command that is done.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="terminal">Where to say why it is not <see cref="ExitCode.Done"/>.</param>
    /// <param name="rejectShare">Share of rejects in what was read.</param>
    public int ExitCodeFor(ParseResult arguments, Terminal terminal, double rejectShare)
    {
        var most = arguments.GetValue(MaxRejects);
        if (rejectShare <= most)
        {
            return ExitCode.Done;
        }

        terminal.Warn($"{Figures.Percent(rejectShare)} of what was read was rejected, more than --max-rejects allows "
            + $"({Figures.Percent(most)}); exit code {ExitCode.TooManyRejects}");
        return ExitCode.TooManyRejects;
    }

    /// <summary>Files that the default of <see cref="Rejects"/> adds to an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="arguments">The arguments.</param>
    public IEnumerable<string> BesideOutput(string output, ParseResult arguments) =>
        arguments.GetValue(Rejects) is null && RejectsFile.Beside(output, null).Path is { } rejects
        ? [output, rejects] : [output];
}
