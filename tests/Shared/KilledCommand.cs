using System.Diagnostics;
using System.Security.Cryptography;

namespace ImrPredict.Tests;

/// <summary>
/// A command that is killed (SIGKILL) at random moments. After every kill each file that it writes must be as it was or
/// as a whole run makes it, and after the next whole run nothing of the killed ones may be left.
/// </summary>
/// <param name="Program">The program's DLL.</param>
/// <param name="Arguments">Its arguments; outputs are below <paramref name="Folder"/>.</param>
/// <param name="Folder">The folder to run in.</param>
/// <param name="Output">The file or folder that it writes, inside of the folder.</param>
public sealed record KilledCommand(string Program, IReadOnlyList<string> Arguments, string Folder, string Output)
{
    /// <summary>Files that may stay after a killed run, to go on from; none after a whole one.</summary>
    public Func<string, bool> IsToGoOn { get; init; } = _ => false;

    /// <summary>Kills it again and again.</summary>
    /// <param name="kills">Kills.</param>
    /// <param name="seed">Seed of the moments.</param>
    /// <returns>What was found wrong, and how many of the runs were over before they were killed.</returns>
    public (IReadOnlyList<string> Faults, int Ended) Run(int kills, int seed)
    {
        var (random, faults, ended) = (new Random(seed), new List<string>(), 0);
        var clock = Stopwatch.StartNew();
        Start(TimeSpan.FromMinutes(30));
        var whole = clock.Elapsed;
        var (expected, around) = (Content(), Around());
        var before = new Dictionary<string, string>();
        Remove();
        for (var kill = 1; kill <= kills; kill++)
        {
            if (kill == (kills / 2) + 1)
            {
                // From here on an older output is there: one that a run of other inputs might have made.
                Start(TimeSpan.FromMinutes(30));
                before = Content();
            }

            var life = whole * (0.15 + (0.9 * random.NextDouble()));
            ended += Start(life) ? 1 : 0;
            foreach (var (file, hash) in Content())
            {
                if (hash != expected.GetValueOrDefault(file) && hash != before.GetValueOrDefault(file))
                {
                    faults.Add($"kill {kill} after {life.TotalSeconds:0.0} s: {file} is neither whole nor as it was");
                }
            }

            if (before.Keys.Except(Content().Keys).FirstOrDefault() is { } lost)
            {
                faults.Add($"kill {kill} after {life.TotalSeconds:0.0} s: {lost} is lost");
            }
        }

        Start(TimeSpan.FromMinutes(30));
        if (!Content().OrderBy(f => f.Key).SequenceEqual(expected.OrderBy(f => f.Key)))
        {
            faults.Add("a whole run after the kills gives other files");
        }

        faults.AddRange(Around().Except(around).Select(left => $"{left} is left after a whole run"));
        return (faults, ended);
    }

    private Dictionary<string, string> Content()
    {
        var path = Path.Combine(Folder, Output);
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories)
            : File.Exists(path) ? [path] : [];
        return files.Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal) && !IsToGoOn(file)).ToDictionary(
            file => Path.GetRelativePath(Folder, file),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }

    // Everything beside and below the output, and in the folder of temporary files.
    private List<string> Around() =>
    [
        .. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
            .Where(entry => !IsOfRuntime(Path.GetFileName(entry)))
            .Select(entry => Path.GetRelativePath(Folder, entry)).Order(StringComparer.Ordinal),
    ];

    // Pipes for debuggers, which the runtime itself leaves when it is killed; they are empty.
    private static bool IsOfRuntime(string name) =>
        name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal)
        || name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal);

    private void Remove()
    {
        var path = Path.Combine(Folder, Output);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        File.Delete(path);
    }

    private bool Start(TimeSpan life)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. Arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(Folder, "temporary")).FullName;
        using var process = Process.Start(start)!;
        var (said, printed) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        if (!process.WaitForExit(life))
        {
            process.Kill(); // SIGKILL: nothing is flushed or tidied
            process.WaitForExit();
            return false;
        }

        return process.ExitCode == 0 ? true : throw new InvalidOperationException(said.Result + printed.Result);
    }
}
