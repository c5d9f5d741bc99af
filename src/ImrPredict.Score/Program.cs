using System.CommandLine;
using System.CommandLine.Help;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Packaging;
using ImrPredict.CommandLine.Processes;
using ImrPredict.Ingest;
using ImrPredict.Score.Commands;
using ImrPredict.Score.Runs;

if (args is [InputWorker.Argument])
{
    return InputWorker.Run();
}

if (args is ["audit" or "desk", ..])
{
    VectorWidth.Narrow(); // they learn; scoring gives the same numbers at any width
}

var root = new RootCommand(
    "Scores disputed services: how likely is it that Independent Medical Review overturns the denial?\n"
    + LegalNotice.Text + "\n\n"
    + "Without arguments: scores the bundled backlog (data/sample) with models/default.")
{
    ScoreCommand.Create(),
    ExplainCommand.Create(),
    DeskCommand.Create(),
    AuditCommand.Create(),
    PlanCommand.Create(),
    ShardCommand.Create(),
    SubmitCommand.Create(),
    WorkCommand.Create(),
    StatusCommand.Create(),
    MergeCommand.Create(),
    CompletionCommand.Create("imr-score"),
    ManCommand.Create("imr-score"),
};

root.Options.OfType<HelpOption>().Single().Action = new InnerHelp();
root.Action((_, cancellation) => SampleRun.RunAsync(cancellation));
return await CommandRun.MainAsync(root, args);
