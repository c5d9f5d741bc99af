using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class TrainCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "no model was written; run the same command again (with --nodes it goes on).",
    };

    private static readonly InputOptions Inputs = new();
    private static readonly TrainingArguments Training = new();
    private static readonly DistributedArguments Distributed = new();
    private static readonly RunLog Log = new();

    private static readonly Option<string> Model = new OutputOption<string>("--model", "-m")
    {
        Description = "Folder of the model package to write; an existing one is replaced.",
        HelpName = "DIR",
        Required = true,
        IsFolder = true,
        Files = (_, _) => [],
    };

    private static readonly Option<int?> TestFrom = CommonOptions.Year(new("--test-from")
    {
        Description = "Judge on this year and later ones what the years before teach. The saved model learns from all.",
        HelpName = "YEAR",
    });

    private static readonly Option<bool> KeepTestModel = new("--keep-test-model")
    {
        Description = "Save the very model that was judged, which has not learnt from the test rows.",
    };

    private static readonly Option<bool> AllowLeak = new("--allow-leak")
    {
        Description = "Save the model even when the leak sentinel trips. The report says so.",
    };

    private static readonly Option<bool> NoPrecedents = new("--no-precedents")
    {
        Description = "Leave the index of earlier decisions (precedents.bin) out of the package.",
    };

    internal static readonly Option<string?> Findings = new("--findings")
    {
        Description = "What readers found about decisions: an audit log (imr-score audit log) or a store of the desk "
            + "(a file, or postgres://USER@HOST/DATABASE). Rows that all their readers, or who settled it, called data "
            + "errors are left out, and the report says how many.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = Common.Command("train", "Train, select, calibrate, evaluate and save a model package.", RunAsync,
            [Inputs.Input, Model, TestFrom, KeepTestModel, AllowLeak, NoPrecedents, Findings, Log.Option,
             .. Inputs.Reading, Inputs.MaxRejects, .. Training.Options, .. Distributed.Options]);
        command.Validators.Add(Distributed.Check);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        ModelPackage.CheckPlace(arguments.GetRequiredValue(Model));
        RunLog.Check(arguments);
        var run = new TrainRun
        {
            Inputs = Inputs.Paths(arguments),
            ModelFolder = arguments.GetRequiredValue(Model),
            Options = ReadOptions(arguments, terminal),
            Precedents = !arguments.GetValue(NoPrecedents),
            Ingest = Inputs.Ingest(arguments),
            Findings = arguments.GetValue(Findings),
        };
        var (report, tally) = await (Distributed.Read(arguments, run) is { } distributed
            ? distributed.RunAsync(terminal, cancellation)
            : run.RunAsync(terminal, cancellation));
        terminal.Line($"next: imr-score score BACKLOG --model {run.ModelFolder} --out scores.csv");
        await Common.WriteJsonAsync(arguments, report, cancellation);
        var saved = ModelPackage.ReadManifest(run.ModelFolder);
        RunLog.Keep(
            arguments, terminal,
            RunRecords.Of("train", report, run.ModelFolder) with { Model = saved.ModelId, Data = saved.Data.Hash },
            run.Inputs,
            new
            {
                run.Precedents,
                Redact = arguments.GetValue(Inputs.Redact),
                Findings = report.DataErrors?.Words,
                Training = run.Options,
            });
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }

    private static TrainingOptions ReadOptions(ParseResult arguments, Terminal terminal)
    {
        var options = Training.Read(arguments, terminal);
        return options with
        {
            TestFrom = arguments.GetValue(TestFrom) ?? options.TestFrom,
            RefitOnAll = options.RefitOnAll && !arguments.GetValue(KeepTestModel),
            AllowLeak = arguments.GetValue(AllowLeak) || options.AllowLeak,
        };
    }
}
