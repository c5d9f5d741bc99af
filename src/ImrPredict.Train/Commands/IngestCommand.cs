using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Train.Commands;

internal static class IngestCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<string?> Rejects = CommonOptions.Rejects();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The case table to write: .csv, .jsonl, .parquet or .xlsx; '-' is CSV on standard output.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("ingest", "Read letters and files into the canonical case table, one row an item.")
        {
            Input, Out, Rejects, Map, MaxRejects,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Out);
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: path == "-");
        var options = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var tally = new IngestTally();

        using var rejects = RejectsFile.Beside(path, arguments.GetValue(Rejects));
        var reads = ItemReader.ReadAsync(arguments.GetRequiredValue(Input), options, cancellation);
        var items = ItemsAsync(reads, tally, rejects, terminal);
        await (path == "-"
            ? CaseTableWriter.WriteCsvAsync(Console.OpenStandardOutput(), items, cancellation)
            : CaseTableWriter.WriteAsync(path, items, cancellation));

        rejects.Commit();
        IngestReport.Print(terminal, tally, path, rejects.Path);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), IngestResult.Of(tally), cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }

    private static async IAsyncEnumerable<ItemRead.Parsed> ItemsAsync(
        IAsyncEnumerable<ItemRead> reads, IngestTally tally, RejectsFile rejects, Terminal terminal)
    {
        await foreach (var read in reads)
        {
            tally.Add(read);
            terminal.Progress.At("reading", tally.Items + tally.Rejects, "items");
            if (read is ItemRead.Parsed parsed)
            {
                yield return parsed;
            }
            else if (read is ItemRead.Rejected rejected)
            {
                rejects.Write(rejected);
            }
        }
    }
}
