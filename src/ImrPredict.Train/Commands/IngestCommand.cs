using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Reports;

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

        await using var table = CaseTableWriter.Create(path);
        using var rejects = RejectsWriter.Beside(path, arguments.GetValue(Rejects));
        await foreach (var read in ItemReader.ReadAsync(arguments.GetRequiredValue(Input), options, cancellation))
        {
            tally.Add(read);
            await table.WriteAsync(read, cancellation);
            rejects.Write(read);
            terminal.Progress.At("reading", tally.Items + tally.Rejects, "items");
        }

        await table.CommitAsync(cancellation);
        rejects.Commit();
        IngestReport.Print(terminal, tally, path, rejects.Path);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), IngestResult.Of(tally), cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
