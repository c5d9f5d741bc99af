using System.Diagnostics;
using ImrPredict.Training.Settings;

namespace ImrPredict.CommandLine.Printing;

/// <summary>
/// Shows items, rate and time left: one line that is rewritten on a terminal, a plain line now and then elsewhere.
/// </summary>
/// <param name="writer">Where to show it.</param>
/// <param name="live">Whether the line may be rewritten.</param>
/// <param name="silent">Show nothing.</param>
public sealed class ProgressLine(TextWriter writer, bool live, bool silent)
{
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private readonly TimeSpan _pause = live ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
    private TimeSpan _next = live ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
    private bool _shown;

    /// <summary>Starts a new step; its rate counts from here.</summary>
    public void Start()
    {
        _sinceStart.Restart();
        _next = _pause;
    }

    /// <summary>Says how far the step is.</summary>
    /// <param name="doing">What it does, e.g. <c>reading</c>.</param>
    /// <param name="done">Items done.</param>
    /// <param name="unit">What an item is, in the plural.</param>
    /// <param name="share">Share of the work done, 0 to 1; null where it is not known.</param>
    public void At(string doing, long done, string unit, double? share = null) =>
        At(doing, done, unit, () => share);

    /// <summary>Says how far the step is; the share is asked for only when the line is shown.</summary>
    public void At(string doing, long done, string unit, Func<double?> shareDone)
    {
        var elapsed = _sinceStart.Elapsed;
        if (silent || elapsed < _next)
        {
            return;
        }

        _next = elapsed + _pause;
        var rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var text = $"{doing}: {done:N0} {unit}, {rate:N0}/s";
        var share = shareDone();
        if (share is > 0.01 and < 1)
        {
            var left = elapsed * ((1 - share.Value) / share.Value);
            text += $", {share:P0}, {left:hh\\:mm\\:ss} left";
        }

        Show(text);
    }

    /// <summary>Says how far training is, step by step.</summary>
    public void At(TrainingProgress progress)
    {
        if (silent)
        {
            return;
        }

        var share = (double)progress.Done / Math.Max(progress.Total, 1);
        var left = share > 0 ? $", {_sinceStart.Elapsed * ((1 - share) / share):hh\\:mm\\:ss} left" : "";
        Show($"training: {progress.Stage}, step {progress.Done} of {progress.Total}{left}");
    }

    /// <summary>Clears the rewritten line before something else is printed.</summary>
    public void Clear()
    {
        if (_shown && live)
        {
            writer.Write("\r\u001b[2K");
            _shown = false;
        }
    }

    private void Show(string text)
    {
        if (live)
        {
            writer.Write($"\r\u001b[2K{text}");
            _shown = true;
        }
        else
        {
            writer.WriteLine(text);
        }
    }
}
