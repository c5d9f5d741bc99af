using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Desk;
using ImrPredict.Desk.Work;

namespace ImrPredict.Score.Commands;

internal static class DeskTrailCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> Store = ScoreOptions.DeskStore();

    private static readonly Option<string?> Kept = new("--kept")
    {
        Description = "A last hash that was kept elsewhere; exit code 2 where no entry has it, so that the end was cut "
            + "off or the chain computed anew.",
        HelpName = "HASH",
    };

    public static Command Create() => Common.Command(
        "trail",
        "Check the chain of hashes of who saw and changed what; exit code 2 if an entry was changed. A desk may be "
        + "open on the store.",
        RunAsync, Store, Kept);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = DeskOptions.PathOf(arguments.GetValue(Store));
        var check = DeskRun.CheckTrail(path);
        await Common.WriteJsonAsync(arguments, check, cancellation);
        var name = DeskOptions.NameOf(path);
        if (check.FirstBroken is { } number)
        {
            throw new ImrPredictException(
                $"{name}: entry {number} of the trail does not fit the chain of hashes; it, or one before it, was "
                + "changed or taken away after it was written.");
        }

        if (arguments.GetValue(Kept)?.Trim() is { } kept && !DeskRun.HoldsTrail(path, kept))
        {
            throw new ImrPredictException(
                $"{name}: no entry of the trail has the hash of --kept; its end was cut off, the chain was computed "
                + "anew, or it is the hash of another store.");
        }

        Common.Terminal(arguments).Line($"{check.Entries} entries, all fit the chain; last hash "
            + $"{(check.LastHash.Length > 0 ? check.LastHash : "none")}");
        return ExitCode.Done;
    }
}
