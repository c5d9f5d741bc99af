using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Pages.Training;
using ImrPredict.Train.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.History;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class BacktestCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new(hasFrom: false);
    private static readonly TrainingArguments Training = new();
    private static readonly RunLog Log = new();

    private static readonly Option<int?> From = CommonOptions.Year(new("--from")
    {
        Description = "First year to judge (default: the first with 100 earlier rows, 10 of each outcome).",
        HelpName = "YEAR",
    });

    private static readonly Option<int?> Every = CommonOptions.Within(
        new Option<int?>("--every")
        {
            Description = "Learn again for every N decisions instead of every year: rows are ordered by the date of "
                + "the decision, else by year and serial of the case number; each N are judged by a model of those "
                + "before. Settings are chosen before the first step and when a year begins. Rows without a year are "
                + "learnt from in every step and never judged.",
            HelpName = "N",
        },
        10, int.MaxValue);

    private static readonly Option<string?> By = new("--by")
    {
        Description = "The same for every calendar month or quarter: month, quarter.",
        HelpName = "PERIOD",
    };

    private static readonly Option<int?> Lag = CommonOptions.Within(
        new Option<int?>("--lag")
        {
            Description = "How long before a step a decision must have been made to be learnt from: rows with --every, "
                + "days with --by (default 0).",
            HelpName = "K",
        },
        0, 1_000_000);

    private static readonly Option<string?> Html = new OutputOption<string?>("--html")
    {
        Description = "Write the figures, with level and AUC over time as pictures, to this HTML file.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        By.AcceptOnlyFromAmong("month", "quarter");
        var command = Common.Command(
            "backtest",
            "Judge the way of training year by year: train on all years before Y, test on Y, for every Y; with --every "
                + "or --by as decisions come in.",
            RunAsync,
            [
                Inputs.Input, From, Every, By, Lag, Html, Log.Option, .. Inputs.Reading, Inputs.MaxRejects,
                .. Training.Options,
            ]);
        command.Validators.Add(result =>
        {
            var (every, by) = (result.GetResult(Every) is not null, result.GetResult(By) is not null);
            if (every && by)
            {
                result.AddError("--every and --by exclude each other; give one.");
            }

            if (!every && !by && result.GetResult(Lag) is not null)
            {
                result.AddError("--lag needs --every N or --by PERIOD.");
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        RunLog.Check(arguments);
        var options = Training.Read(arguments, terminal);
        var (items, tally) = await DecidedItems.ReadAsync(
            Inputs.Paths(arguments), Inputs.Ingest(arguments), terminal, cancellation);
        terminal.Progress.Start();
        var run = await (arguments.GetValue(Every) is not null || arguments.GetValue(By) is not null
            ? RollAsync(arguments, terminal, items, options, cancellation)
            : ByYearAsync(arguments, terminal, items, options, cancellation));
        RunLog.Keep(
            arguments, terminal, run with { Data = DataSummary.HashOf(items) }, Inputs.Paths(arguments),
            new
            {
                From = arguments.GetValue(From),
                Every = arguments.GetValue(Every),
                By = arguments.GetValue(By),
                Lag = arguments.GetValue(Lag),
                Redact = arguments.GetValue(Inputs.Redact),
                Training = options,
            });
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }

    private static async Task<RunRecord> ByYearAsync(
        ParseResult arguments, Terminal terminal, IReadOnlyList<DecidedItem> items, TrainingOptions options,
        CancellationToken cancellation)
    {
        var report = Backtest.Run(items, options, arguments.GetValue(From), terminal.Progress.At, cancellation);
        BacktestText.Print(terminal, report);
        PageFile.Write(arguments.GetValue(Html), () => BacktestPage.Render(report), terminal);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        return RunRecords.Of(report);
    }

    private static async Task<RunRecord> RollAsync(
        ParseResult arguments, Terminal terminal, IReadOnlyList<DecidedItem> items, TrainingOptions options,
        CancellationToken cancellation)
    {
        RollingPeriod? period = arguments.GetValue(By) switch
        {
            null => null,
            "month" => RollingPeriod.Month,
            _ => RollingPeriod.Quarter,
        };
        var report = RollingBacktest.Run(
            items, options,
            new(arguments.GetValue(Every), period, arguments.GetValue(Lag) ?? 0, arguments.GetValue(From)),
            terminal.Progress.At, cancellation);
        RollingText.Print(terminal, report);
        PageFile.Write(arguments.GetValue(Html), () => BacktestPage.Render(report), terminal);
        await Common.WriteJsonAsync(arguments, report, cancellation);
        return RunRecords.Of(report);
    }
}
