using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class TrainCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly TrainingArguments Training = new();
    private static readonly GangArguments Gang = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<string> Model = new("--model", "-m")
    {
        Description = "Folder of the model package to write; replaced when it is there.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<int?> TestFrom = new("--test-from")
    {
        Description = "Learn from the years before this one alone and test on it and all later years.",
        HelpName = "YEAR",
    };

    private static readonly Option<bool> AllowLeak = new("--allow-leak")
    {
        Description = "Save the model even when the leak sentinel trips. The report says so.",
    };

    private static readonly Option<bool> NoPrecedents = new("--no-precedents")
    {
        Description = "Leave the index of earlier decisions (precedents.db) out of the package.",
    };

    public static Command Create()
    {
        var command = new Command("train", "Train, select, calibrate, evaluate and save a model package.")
        {
            Input, Model, TestFrom, AllowLeak, NoPrecedents, Map, MaxRejects,
        };
        Training.AddTo(command);
        Gang.AddTo(command);
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var run = new TrainRun
        {
            Inputs = arguments.GetRequiredValue(Input),
            ModelFolder = arguments.GetRequiredValue(Model),
            Options = OptionsOf(arguments),
            Precedents = !arguments.GetValue(NoPrecedents),
            Ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) },
        };
        var (report, tally) = await (Gang.Of(arguments, run) is { } gang
            ? gang.RunAsync(terminal, cancellation)
            : run.RunAsync(terminal, cancellation));
        terminal.Line($"next: imr-score score BACKLOG --model {run.ModelFolder} --out scores.csv");
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), report, cancellation);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }

    private static TrainingOptions OptionsOf(ParseResult arguments)
    {
        var options = Training.Of(arguments);
        return options with
        {
            TestFrom = arguments.GetValue(TestFrom) ?? options.TestFrom,
            AllowLeak = arguments.GetValue(AllowLeak) || options.AllowLeak,
        };
    }
}
