using System.Diagnostics;

namespace ImrPredict.Tests.Score;

/// <summary>
/// A Slurm cluster of three nodes on this machine, by <c>tests/slurm/cluster.sh</c>; nothing where it cannot be.
/// </summary>
public sealed class SlurmCluster : IAsyncLifetime
{
    /// <summary>Its folder of everything.</summary>
    public TemporaryFolder Folder { get; } = new();

    private string Root => Folder.File("cluster");

    /// <summary>Runs a verb of the script.</summary>
    public async Task DoAsync(params string[] verb)
    {
        using var process = Start(verb, keepOutput: false);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"cluster.sh {string.Join(' ', verb)} ended with {process.ExitCode}");
    }

    /// <summary>
    /// Waits until something is so; clients of Slurm are not asked, since they hang without a controller.
    /// </summary>
    public async Task UntilAsync(string what, Func<bool> isSo, int seconds = 45)
    {
        for (var clock = Stopwatch.StartNew(); !isSo(); await Task.Delay(50))
        {
            if (clock.Elapsed.TotalSeconds > seconds)
            {
                using var state = Start(["state"], keepOutput: true);
                Assert.Fail($"not within {seconds} s: {what}\n{await state.StandardOutput.ReadToEndAsync()}");
            }
        }
    }

    // The daemons outlive the script and would keep a pipe of its output open.
    private Process Start(string[] verb, bool keepOutput)
    {
        var start = new ProcessStartInfo(Path.Combine(SharedData.Root, "tests", "slurm", "cluster.sh"), verb)
        {
            RedirectStandardOutput = keepOutput,
        };
        start.Environment["SLURM_TEST_DIR"] = Root;
        return Process.Start(start)!;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (SlurmFactAttribute.IsPossible)
        {
            await DoAsync("up", "3");
            Environment.SetEnvironmentVariable("SLURM_CONF", Path.Combine(Root, "slurm.conf"));
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Directory.Exists(Root))
        {
            await DoAsync("down");
            Environment.SetEnvironmentVariable("SLURM_CONF", null);
        }

        Folder.Dispose();
    }
}
