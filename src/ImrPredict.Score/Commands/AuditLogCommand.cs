using System.CommandLine;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Score.Audit;

namespace ImrPredict.Score.Commands;

internal static class AuditLogCommand
{
    private static readonly Option<string> Log = ScoreOptions.Log();
    private static readonly CommonOptions Common = new();

    private static readonly Argument<string> Item = new("CASE/N")
    {
        Description = "The decision: case number, a slash and the item's number; without a number the whole letter.",
    };

    private static readonly Option<string> Finding = new("--finding", "-f")
    {
        Description = "confirmed: it does stand out and deserved the second read. explained: by something that the "
            + "model cannot see. data-error: the data were wrong. note: a remark that judges nothing. withdrawn: an "
            + "earlier finding was a mistake. The last finding of each reader on a decision counts; where readers "
            + "differ, none does until one is added with --adjudicates.",
        HelpName = "confirmed|explained|data-error|note|withdrawn",
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

    private static readonly Option<bool> Adjudicates = new("--adjudicates")
    {
        Description = "The finding settles what readers found differently.",
    };

    public static Command Create()
    {
        Finding.AcceptOnlyFromAmong("confirmed", "explained", "data-error", "note", "withdrawn");
        return new Command("log", "Record what a person found about a flag; entries are only ever added.")
        {
            Common.Command("add", "Add a finding.", AddAsync, Log, Item, Finding, Note, Who, Adjudicates),
            Common.Command("list", "List all findings in order.", ListAsync, Log),
            Common.Command(
                "verify", "Check the chain of hashes; exit code 2 if an entry was changed.", VerifyAsync, Log),
            Common.Command(
                "precision", "How many of the flags that people judged were worth reading.", PrecisionAsync, Log),
        };
    }

    private static async Task<int> AddAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var named = arguments.GetRequiredValue(Item);
        var (caseNumber, item) = ItemName.Parse(named);
        if (string.IsNullOrWhiteSpace(caseNumber))
        {
            throw new ImrPredictException(
                $"'{named}': no case number; name the decision as CASE/N, e.g. CM17-0021791/2.");
        }

        var finding = Enum.Parse<LogFinding>(
            arguments.GetRequiredValue(Finding).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        var path = arguments.GetRequiredValue(Log);
        AuditLogFile.RefuseDesk(path);
        using var log = new AuditLog(path);
        Refuse(log, path, caseNumber, item ?? 0, finding, arguments);
        var entry = log.Add(
            caseNumber, item ?? 0, finding, arguments.GetRequiredValue(Note), arguments.GetRequiredValue(Who),
            DateTimeOffset.UtcNow, arguments.GetValue(Adjudicates));
        Common.Terminal(arguments).Line($"entry {entry.Sequence} added; the log's last hash is {entry.Hash} (a copy "
            + "kept elsewhere proves that nothing was cut off)");
        await Common.WriteJsonAsync(arguments, entry, cancellation);
        return ExitCode.Done;
    }

    // A finding on a mistyped case would stand for good; withdrawing one must be possible all the same.
    private static void Refuse(
        AuditLog log, string path, string caseNumber, int item, LogFinding finding, ParseResult arguments)
    {
        if (!log.KnowsDecisions)
        {
            Common.Terminal(arguments).Warn(
                $"no audit has used {path}, so it is not known whether there is such a decision; imr-score audit "
                + $"--log {path} makes it known");
        }
        else if (!log.Knows(caseNumber, item)
            && !(finding == LogFinding.Withdrawn && log.Entries().Any(e => e.CaseNumber == caseNumber)))
        {
            throw new ImrPredictException(
                $"{caseNumber}{(item > 0 ? $"/{item}" : "")}: no audit with {path} has seen such a decision; look its "
                + "case and item up in surprise.csv.");
        }
    }

    private static async Task<int> ListAsync(ParseResult arguments, CancellationToken cancellation)
    {
        using var log = AuditLogFile.Open(arguments.GetRequiredValue(Log));
        var entries = log.Entries();
        var table = new TextTable(">Entry", "When (UTC)?2", "Who?3", "Decision", "Finding", "~Note");
        foreach (var entry in entries)
        {
            table.Add(Cells(entry));
        }

        Common.Terminal(arguments).Write(table);
        await Common.WriteJsonAsync(arguments, entries, cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> VerifyAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Log);
        using var log = AuditLogFile.Open(path);
        var (broken, entries) = (log.FirstBroken(), log.Entries());
        var hash = entries.Count > 0 ? entries[^1].Hash! : "";
        await Common.WriteJsonAsync(
            arguments, new { Entries = entries.Count, FirstBroken = broken, LastHash = hash }, cancellation);
        if (broken is { } number)
        {
            throw new ImrPredictException(
                $"{path}: entry {number} does not fit the chain of hashes; it, or one before it, was changed after it "
                + "was written.");
        }

        Common.Terminal(arguments).Line(
            $"{entries.Count} entries, all fit the chain; last hash {(hash.Length > 0 ? hash : "none")}");
        return ExitCode.Done;
    }

    private static async Task<int> PrecisionAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Log);
        var log = FindingsFile.Load(path);
        var precision = FlagPrecision.Measure(log.Entries, log.Flagged);
        var terminal = Common.Terminal(arguments);
        foreach (var line in AuditText.Precision(precision).DefaultIfEmpty("no flag has been judged yet"))
        {
            terminal.Line(line);
        }

        await Common.WriteJsonAsync(arguments, precision, cancellation);
        return ExitCode.Done;
    }

    private static string[] Cells(LogEntry entry) =>
        [
            $"{entry.Sequence}", $"{entry.At:yyyy-MM-dd HH:mm}", entry.Who,
            entry.Item == 0 ? entry.CaseNumber : $"{entry.CaseNumber}/{entry.Item}",
            $"{entry.Finding}{(entry.Adjudicates ? " (adjudicated)" : "")}", entry.Note,
        ];
}
