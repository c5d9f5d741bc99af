using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Packaging;
using ImrPredict.CommandLine.Processes;
using ImrPredict.Ingest;
using ImrPredict.Train.Commands;
using ImrPredict.Train.Commands.Packages;
using ImrPredict.Train.Runs;

if (args is [InputWorker.Argument])
{
    return InputWorker.Run();
}

VectorWidth.Narrow();
var root = new RootCommand(
    "Learns from decided Independent Medical Reviews how past reviewers decided, and says honestly how well.\n"
    + LegalNotice.Text + "\n\n"
    + "Without arguments: trains and judges a model on the bundled corpus (data/sample) and saves models/default.")
{
    IngestCommand.Create(),
    MapCommand.Create(),
    TrainCommand.Create(),
    RankCommand.Create(),
    EvaluateCommand.Create(),
    BacktestCommand.Create(),
    RefreshCommand.Create(),
    CompareCommand.Create(),
    DriftCommand.Create(),
    RunsCommand.Create(),
    PromoteCommand.Create(),
    KeygenCommand.Create(),
    SignCommand.Create(),
    ExportCommand.Create(),
    OptionsCommand.Create(),
    SynthesizeCommand.Create(),
    DownloadCommand.Create(),
    CompletionCommand.Create("imr-train"),
    ManCommand.Create("imr-train"),
};

root.Action((_, cancellation) => SampleRun.RunAsync(cancellation));
return await CommandRun.MainAsync(root, args);
