using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Train.Commands;

var root = new RootCommand(
    "Learns from decided Independent Medical Reviews how past reviewers decided, and says honestly how well.\n"
    + "What it prints estimates past reviewers' behaviour; it does not say what care is right.")
{
    IngestCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    DownloadCommand.Create(),
};

return await CommandRun.MainAsync(root, args);
