using System.CommandLine;
using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Score.Audit;
using Spectre.Console;

namespace ImrPredict.Score.Commands;

internal static class AuditLogCommand
{
    private static readonly Option<string> Log = AuditLogOption.Create();
    private static readonly CommonOptions Common = new();

    private static readonly Argument<string> Item = new("CASE/N")
    {
        Description = "The decision: case number, a slash and the item's number; without a number the whole letter.",
    };

    private static readonly Option<string> Finding = new("--finding", "-f")
    {
        Description = "confirmed: it does stand out and deserved the second read. explained: by something that the "
            + "model "
            + "cannot see. data-error: the data were wrong. note: a remark that judges nothing.",
        HelpName = "confirmed|explained|data-error|note",
        Required = true,
    };

    private static readonly Option<string> Note = new("--note")
    {
        Description = "A remark. It is kept for good: name no patient.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Who = new("--who")
    {
        Description = "Who found it (default: the name of the user's account).",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public static Command Create()
    {
        Finding.AcceptOnlyFromAmong("confirmed", "explained", "data-error", "note");
        return new Command("log", "Record what a person found about a flag; entries are only ever added.")
        {
            Verb("add", "Add a finding.", AddAsync, Item, Finding, Note, Who),
            Verb("list", "List all findings in order.", ListAsync),
            Verb("verify", "Check the chain of hashes; exit code 2 where an entry was changed.", VerifyAsync),
            Verb("precision", "How many of the flags that people judged were worth reading.", PrecisionAsync),
        };
    }

    private static Command Verb(
        string name, string description, Func<ParseResult, CancellationToken, Task<int>> work, params Symbol[] symbols)
    {
        var command = new Command(name, description) { Log };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        Common.AddTo(command);
        command.Action(work);
        return command;
    }

    private static async Task<int> AddAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (caseNumber, item) = Parse(arguments.GetRequiredValue(Item));
        var finding = Enum.Parse<LogFinding>(
            arguments.GetRequiredValue(Finding).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        using var log = new AuditLog(arguments.GetRequiredValue(Log));
        var entry = log.Add(
            caseNumber, item, finding, arguments.GetRequiredValue(Note), arguments.GetRequiredValue(Who),
            DateTimeOffset.UtcNow);
        Speak(arguments).Line($"entry {entry.Sequence} added; the log's last hash is {entry.Hash} (kept elsewhere, "
            + $"it proves that nothing was cut off)");
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), entry, cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(ParseResult arguments, CancellationToken cancellation)
    {
        using var log = AuditLogOption.Open(arguments.GetRequiredValue(Log));
        var entries = log.Entries();
        var table = Terminal.Table(">Entry", "When (UTC)", "Who", "Decision", "Finding", "Note");
        foreach (var entry in entries)
        {
            table.AddRow(Cells(entry));
        }

        Speak(arguments).Write(table);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), entries, cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> VerifyAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Log);
        using var log = AuditLogOption.Open(path);
        var (broken, entries) = (log.FirstBroken(), log.Entries());
        await JsonResult.WriteAsync(
            arguments.GetValue(Common.Json),
            new { Entries = entries.Count, FirstBroken = broken, LastHash = entries.Count > 0 ? entries[^1].Hash : "" }, cancellation);
        if (broken is { } number)
        {
            throw new ImrPredictException(
                $"{path}: entry {number} does not fit the chain of hashes; it, or one before it, was changed after "
                    + $"it was written.");
        }

        Speak(arguments).Line($"{entries.Count} entries, all fit the chain; last hash "
            + $"{(entries.Count > 0 ? entries[^1].Hash : "none")}");
        return ExitCode.Done;
    }

    private static async Task<int> PrecisionAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Log);
        AuditLogOption.Open(path).Dispose();
        var precision = FlagPrecision.Of(AuditLogOption.ReadIfThere(path));
        Speak(arguments).Line(AuditText.Precision(precision) ?? "no flag has been judged yet");
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), precision, cancellation);
        return ExitCode.Done;
    }

    private static Terminal Speak(ParseResult arguments) =>
        new(arguments.GetValue(Common.Quiet), arguments.GetValue(Common.Json) == "-");

    private static Spectre.Console.Text[] Cells(LogEntry entry)
    {
        string[] cells =
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), entry.Who,
            entry.Item == 0 ? entry.CaseNumber : string.Create(CultureInfo.InvariantCulture, $"{entry.CaseNumber}/{entry.Item}"),
            entry.Finding.ToString(), entry.Note,
        ];
        return [.. cells.Select(cell => new Spectre.Console.Text(cell))];
    }

    private static (string CaseNumber, int Item) Parse(string named)
    {
        var slash = named.LastIndexOf('/');
        var number = slash > 0 && int.TryParse(named.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var caseNumber = number > 0 ? named[..slash] : named;
        return string.IsNullOrWhiteSpace(caseNumber)
            ? throw new ImrPredictException($"'{named}': no case number; name the decision as CASE/N, e.g. "
                + $"CM17-0021791/2.")
            : (caseNumber, number);
    }
}
