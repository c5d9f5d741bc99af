using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class MergeCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Run = RunOption.Create();
    private static readonly Option<string?> Rejects = CommonOptions.Rejects();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The score table to write; the extension says how: .csv, .tsv, .xlsx, .parquet or .jsonl.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Write a summary page for managers too: one self-contained HTML file.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("merge", "Join the parts of a run into the table that imr-score score would have written.")
        {
            Run, Out, Html, Rejects, MaxRejects,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var merge = new ShardMerge
        {
            Run = new RunFolder(arguments.GetRequiredValue(Run)),
            Output = arguments.GetRequiredValue(Out),
            Rejects = arguments.GetValue(Rejects),
            Html = arguments.GetValue(Html),
        };
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var result = await merge.RunAsync(terminal, cancellation);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), result, cancellation);
        return result.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }
}
