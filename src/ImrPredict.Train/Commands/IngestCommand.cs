using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Reports.Tables;
using ImrPredict.Train.Runs;

namespace ImrPredict.Train.Commands;

internal static class IngestCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();

    private static readonly Option<string> Out = new OutputOption<string>("--out", "-o")
    {
        Description = "The case table to write: .csv, .jsonl, .parquet, .xlsx or .db (SQLite); '-' is CSV on standard "
            + "output.",
        HelpName = "FILE",
        Required = true,
        Files = Inputs.BesideOutput,
    };

    public static Command Create() => Common.Command(
        "ingest", "Read letters and files into the canonical case table, one row per item.",
        RunAsync, [Inputs.Input, Out, Inputs.Rejects, .. Inputs.Reading, Inputs.MaxRejects]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Out);
        var terminal = Common.Terminal(arguments, dataOnStandardOutput: path == "-");
        var tally = new IngestTally();
        using var rejects = RejectsFile.Beside(path, arguments.GetValue(Inputs.Rejects));
        var options = Inputs.Ingest(arguments);
        var files = InputAdvice.Expand(Inputs.Paths(arguments), options, terminal);
        await InputAdvice.PrintAsync(files, options, terminal, cancellation);
        var reads = ItemReader.ReadFilesAsync(files, options, cancellation);
        var items = InputReading.ReadAsync(reads, tally, terminal, rejects);
        await (path == "-"
            ? CaseTableWriter.WriteCsvAsync(Console.OpenStandardOutput(), items, cancellation)
            : CaseTableWriter.WriteAsync(path, items, cancellation));
        rejects.Commit();
        IngestReport.Print(terminal, tally, path, rejects.Path);
        await Common.WriteJsonAsync(arguments, IngestResult.Of(tally), cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
