using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment.Backtesting;

namespace ImrPredict.Train.Commands;

internal static class BacktestCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly TrainingArguments Training = new();

    private static readonly Option<int?> From = CommonOptions.Year(new("--from")
    {
        Description = "First year to judge (default: the first with 100 earlier rows, 10 of each outcome).",
        HelpName = "YEAR",
    });

    public static Command Create() => Common.Command(
        "backtest", "Judge the way of training year by year: train on all years before Y, test on Y, for every Y.",
        RunAsync, [Inputs.Input, From, Inputs.Map, Inputs.Limit, Inputs.MaxRejects, .. Training.Options]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var options = Training.Read(arguments);
        var (items, tally) = await DecidedItems.ReadAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        terminal.Progress.Start();
        var report = Backtest.Run(items, options, arguments.GetValue(From), terminal.Progress.At, cancellation);
        BacktestText.Print(terminal, report);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }
}
