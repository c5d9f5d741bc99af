using System.Diagnostics;
using System.Globalization;

namespace ImrPredict.Benchmarks.Load;

/// <summary>A desk as a process of its own.</summary>
internal sealed class LoadedDesk : IDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private LoadedDesk(Process process) => _process = process;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Time since it was started.</summary>
    public TimeSpan Age => _clock.Elapsed;

    /// <summary>Processor time that it has taken.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds (resident), in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts one, and waits until it says where it is.</summary>
    public static LoadedDesk Start(string program, string model, string store, string tokens)
    {
        var desk = new LoadedDesk(Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                program, "desk", "--no-browser", "--port", "0", "--model", model, "--store", store, "--tokens", tokens,
            ])
        {
            RedirectStandardOutput = true,
        })!);
        while (desk._process.StandardOutput.ReadLine() is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
            {
                desk.Address = new Uri(line[at..].Trim());
                _ = desk._process.StandardOutput.ReadToEndAsync();
                return desk;
            }
        }

        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"{program} did not start"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
