using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class MergeCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "the parts are kept; run the same command again.",
    };

    private static readonly InputOptions Inputs = new();
    private static readonly Option<string> Run = ScoreOptions.Run();
    private static readonly Option<string> Out = ScoreOptions.Out(Inputs);
    private static readonly Option<string?> Html = ScoreOptions.Html();
    private static readonly Option<int?> Capacity = ScoreOptions.Capacity();

    public static Command Create() => Common.Command(
        "merge", "Join the parts of a run into the table that imr-score score would have written.",
        RunAsync, Run, Out, Html, Capacity, Inputs.Rejects, Inputs.MaxRejects);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var merge = new ShardMerge
        {
            Run = new ShardFolder(arguments.GetRequiredValue(Run)),
            Output = arguments.GetRequiredValue(Out),
            Rejects = arguments.GetValue(Inputs.Rejects),
            Html = arguments.GetValue(Html),
            Capacity = arguments.GetValue(Capacity),
        };
        var terminal = Common.Terminal(arguments);
        var result = await merge.RunAsync(terminal, cancellation);
        await Common.WriteJsonAsync(arguments, result, cancellation);
        return Inputs.ExitCodeFor(arguments, terminal, result.RejectShare);
    }
}
