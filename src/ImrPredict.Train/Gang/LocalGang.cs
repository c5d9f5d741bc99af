using System.Diagnostics;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;

namespace ImrPredict.Train.Gang;

/// <summary>Runs the ranks as processes on this machine.</summary>
internal static class LocalGang
{
    public static async Task RunAsync(GangFolder folder, int ranks, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var attempt = $"local-{Guid.NewGuid():N}";
        var tasks = Enumerable.Range(0, ranks).Select(rank => RankAsync(folder, rank, ranks, attempt, stop)).ToList();
        var failed = (await Task.WhenAll(tasks)).Select((done, rank) => (done, rank)).Where(r => !r.done).ToList();
        cancellation.ThrowIfCancellationRequested();
        if (failed.Count > 0)
        {
            throw new ImrPredictException(
                $"{folder.Path}: {failed.Count} of {ranks} ranks failed; {folder.Logs} says why, then "
                + "run the same command again.");
        }
    }

    // A rank that fails takes the others with it: they would wait for it.
    private static async Task<bool> RankAsync(
        GangFolder folder, int rank, int ranks, string attempt, CancellationTokenSource stop)
    {
        var command = ThisProgram.Command();
        string[] arguments =
        [
            .. command.Skip(1), "rank", "--run", folder.Path, "--rank", Text(rank), "--attempt", attempt,
            "--threads", Text(Math.Max(1, Environment.ProcessorCount / ranks)),
        ];
        await using var log = new FileStream(
            folder.In($"logs/rank-{Text(rank)}.log"), FileMode.Append, FileAccess.Write, FileShare.Read);
        using var process = Process.Start(new ProcessStartInfo(command[0], arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var error = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            await log.WriteAsync(System.Text.Encoding.UTF8.GetBytes(await output + await error), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }

        if (process.ExitCode != ExitCode.Done)
        {
            await stop.CancelAsync();
            return false;
        }

        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
