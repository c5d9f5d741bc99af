using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class StatusCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Run = ScoreOptions.Run();

    public static Command Create() => Common.Command(
        "status", "Say which shards of a run have their part, which do not, and who holds them.", RunAsync, Run);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var run = new ShardFolder(arguments.GetRequiredValue(Run));
        var shards = ShardManifest.Load(run.Manifest).Head.Shards;
        var missing = run.Missing(shards);
        var done = shards - missing.Count;
        var held = LeaseFolder.List(run);
        var terminal = Common.Terminal(arguments);
        terminal.Line($"{done} of {shards} shards are done"
            + (missing.Count == 0 ? "" : $"; without a part: {ShardFolder.Ranges(missing)}"));
        foreach (var work in held)
        {
            terminal.Line($"  {(work.Shard is { } shard ? $"shard {shard}" : "the merge")}: held by {work.Owner}, last "
                + $"sign of life {work.BeatSecondsAgo:N0} s ago"
                + (work.BeatSecondsAgo > work.LeaseSeconds ? $", lost after {work.LeaseSeconds}" : ""));
        }

        await Common.WriteJsonAsync(
            arguments, new { Shards = shards, Done = done, Missing = missing, Held = held }, cancellation);
        return ExitCode.Done;
    }
}
