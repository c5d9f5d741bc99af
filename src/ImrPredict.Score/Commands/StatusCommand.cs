using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Score.Cluster;

namespace ImrPredict.Score.Commands;

internal static class StatusCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Run = RunOption.Create();

    public static Command Create()
    {
        var command = new Command("status", "Say which shards of a run have their part, and which do not.") { Run };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var run = new RunFolder(arguments.GetRequiredValue(Run));
        var shards = ShardManifest.Load(run.Manifest).Head.Shards;
        var missing = run.Missing(shards);
        terminal.Line($"{shards - missing.Count} of {shards} shards are done"
            + (missing.Count == 0 ? "" : $"; without a part: {RunFolder.Ranges(missing)}"));
        await JsonResult.WriteAsync(
            arguments.GetValue(Common.Json), new { Shards = shards, Done = shards - missing.Count, Missing = missing }, cancellation);
        return ExitCode.Done;
    }
}
