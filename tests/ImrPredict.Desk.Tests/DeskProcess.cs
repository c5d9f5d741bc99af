using System.Diagnostics;
using System.Text;

namespace ImrPredict.Tests.Desk;

/// <summary>A desk as a user starts it, with a store in a folder of its own.</summary>
public sealed class DeskProcess : IDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private DeskProcess(string store, Process process) => (Store, _process) = (store, process);

    /// <summary>Its store.</summary>
    public string Store { get; }

    /// <summary>The address that it printed, with its key.</summary>
    public string Link { get; private set; } = "";

    /// <summary>The address without path and key.</summary>
    public Uri Address => new(new Uri(Link).GetLeftPart(UriPartial.Authority));

    /// <summary>Its key.</summary>
    public string Key => Link[(Link.IndexOf("key=", StringComparison.Ordinal) + 4)..];

    /// <summary>All that it wrote on both outputs.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts one.</summary>
    public static Task<DeskProcess> StartAsync(string store, params string[] more) =>
        StartAsync(store, ["--port", "0", .. more], store);

    /// <summary>Starts one that is told where to listen, and how its store is called.</summary>
    public static async Task<DeskProcess> StartAsync(string store, string[] more, string storeName)
    {
        var start = ScoreProgram.Start("desk", "--no-browser", "--store", storeName);
        foreach (var argument in more)
        {
            start.ArgumentList.Add(argument);
        }

        var desk = new DeskProcess(store, Process.Start(start)!);
        var opened = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        desk._process.OutputDataReceived += (_, line) => desk.Take(line.Data, opened);
        desk._process.ErrorDataReceived += (_, line) => desk.Take(line.Data, opened);
        desk._process.EnableRaisingEvents = true;
        desk._process.Exited += (_, _) => opened.TrySetException(new InvalidOperationException(desk.Said));
        desk._process.BeginOutputReadLine();
        desk._process.BeginErrorReadLine();
        desk.Link = await opened.Task.WaitAsync(StartsWithin);
        return desk;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Tells it to end, as a system that shuts down does, and waits until it has.</summary>
    /// <exception cref="OperationCanceledException">It goes on for longer.</exception>
    public async Task TerminateAsync(TimeSpan within)
    {
        using var sent = Process.Start(
            "kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <exception cref="OperationCanceledException">It goes on for longer.</exception>
    public async Task EndAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Take(string? line, TaskCompletionSource<string> opened)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line?.IndexOf("http", StringComparison.Ordinal) is >= 0 and var at
            && line[at..].Contains("://", StringComparison.Ordinal))
        {
            opened.TrySetResult(line[at..].Trim());
        }
    }
}
