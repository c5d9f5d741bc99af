using System.Globalization;

namespace ImrPredict.Fuzz;

/// <summary>The highest resident memory of this process and of one of its children, on Linux.</summary>
internal sealed class PeakMemory
{
    private readonly Lock _lock = new();
    private long _program;
    private long _worker;

    public PeakMemory() => new Thread(() =>
    {
        while (true)
        {
            Look();
            Thread.Sleep(20);
        }
    })
    { IsBackground = true }.Start();

    private void Look()
    {
        var worker = Directory.Exists("/proc/self/task") ? Children().Max(Resident) : 0;
        lock (_lock)
        {
            (_program, _worker) = (Math.Max(_program, Environment.WorkingSet), Math.Max(_worker, worker));
        }
    }

    private static IEnumerable<string> Children()
    {
        var none = new[] { "" };
        return Directory.GetDirectories("/proc/self/task").Select(task => Path.Combine(task, "children"))
            .SelectMany(file => Text(file).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Concat(none);
    }

    private static long Resident(string process) =>
        process.Length > 0 && Text($"/proc/{process}/statm").Split(' ') is [_, var pages, ..]
            ? long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize
            : 0;

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // the thread or process has ended
        }
    }

    /// <summary>Both, since the last time; bytes.</summary>
    public (long Program, long Worker) Take()
    {
        lock (_lock)
        {
            var peak = (_program, _worker);
            (_program, _worker) = (0, 0);
            return peak;
        }
    }
}
