using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Training.Assessment.Backtesting;

namespace ImrPredict.Train.Commands;

internal static class BacktestCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly TrainingArguments Training = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<int?> From = new("--from")
    {
        Description = "First year to judge (default: the first with 100 earlier rows, 10 of each outcome).",
        HelpName = "YEAR",
    };

    public static Command Create()
    {
        var command = new Command(
            "backtest", "Judge the way of training year by year: train on all years before Y, test on Y, for every Y.")
        {
            Input, From, Map, MaxRejects,
        };
        Training.AddTo(command);
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var options = Training.Of(arguments);
        var ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var (items, tally) = await DecidedItems.ReadAsync(
            arguments.GetRequiredValue(Input), ingest, terminal, cancellation);
        IngestReport.Print(terminal, tally, written: null, rejectsFile: null);
        terminal.Progress.Start();
        var report = Backtest.Run(items, options, arguments.GetValue(From), terminal.Progress.At, cancellation);
        BacktestText.Print(terminal, report);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), report, cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
