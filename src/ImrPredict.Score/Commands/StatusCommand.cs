using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class StatusCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Run = ScoreOptions.Run();

    public static Command Create() => Common.Command(
        "status", "Say which shards of a run have their part, and which do not.", RunAsync, Run);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var shards = ShardManifest.Load(run.Manifest).Head.Shards;
        var missing = run.Missing(shards);
        var done = shards - missing.Count;
        Common.Terminal(arguments).Line($"{done} of {shards} shards are done"
            + (missing.Count == 0 ? "" : $"; without a part: {ShardFolder.Ranges(missing)}"));
        await Common.WriteJsonAsync(
            arguments, new { Shards = shards, Done = done, Missing = missing }, cancellation);
        return ExitCode.Done;
    }
}
