using System.Diagnostics;
using ImrPredict.Cases.Storage;
using ImrPredict.CommandLine.Cluster;

namespace ImrPredict.Score.Cluster;

/// <summary>
/// Deals the work of a run out to processes that know nothing of one another, by files in the run folder. No clocks are
/// compared: a lease has expired when its file stayed as it is for its length, by the clock of the process that
/// watches. Two processes may come to hold the same work, when the first was stalled; a part is committed once.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="seconds">Length of the leases that this process takes.</param>
internal sealed class LeaseFolder(ShardFolder run, int seconds)
{
    /// <summary>Twice as long as network file systems show a file as it was, by default.</summary>
    public const int UsualSeconds = 120;

    private const string Merge = "merge";
    private const string Shard = "shard-";

    private readonly Dictionary<string, (string Line, long Since)> _seen = [];
    private readonly HashSet<string> _alive = [];
    private readonly string _owner =
        $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>How long to wait before looking again.</summary>
    public TimeSpan Pause { get; } = TimeSpan.FromSeconds(Math.Clamp(seconds / 10.0, 0.2, 5));

    public bool IsTaken(int shard) => File.Exists(PathOf(Shard + shard));

    /// <summary>Whether the holder of a shard gave a sign of life since this process watches.</summary>
    public bool IsAlive(int shard) => _alive.Contains(Shard + shard);

    /// <summary>The same of who merges.</summary>
    public bool IsMergeAlive => _alive.Contains(Merge);

    /// <summary>Takes a shard that nobody holds, or whose holder is lost; null otherwise.</summary>
    public Lease? TakeShard(int shard) => Take(Shard + shard, () => File.Exists(run.Part(shard)));

    /// <summary>Takes the merge.</summary>
    public Lease? TakeMerge() => Take(Merge, () => false);

    /// <summary>The leases that there are, by shard; the merge is without one.</summary>
    public static IReadOnlyList<HeldWork> List(ShardFolder run) => !Directory.Exists(run.Leases) ? [] :
    [
        .. from path in Directory.GetFiles(run.Leases)
           let name = Path.GetFileName(path)
           let mark = LeaseMark.Parse(ShardFolder.TextOf(path) ?? "")
           where mark is not null && (name == Merge || name.StartsWith(Shard, StringComparison.Ordinal))
           let shard = int.TryParse(name.AsSpan(Math.Min(Shard.Length, name.Length)), out var number)
               ? number : (int?)null
           orderby shard ?? int.MaxValue
           select new HeldWork(
               shard, mark.Owner, mark.Seconds,
               Math.Max(0, Math.Round((DateTime.UtcNow - File.GetLastWriteTimeUtc(path)).TotalSeconds))),
    ];

    private Lease? Take(string name, Func<bool> isOver)
    {
        var path = PathOf(name);
        if (ShardFolder.TextOf(path) is { } line && !(HasExpired(name, line) && PutAway(name, line)))
        {
            return null;
        }

        var mark = new LeaseMark(_owner, seconds, 0);
        var temporary = run.Temporary($"lease-{name}");
        using (var file = new StreamWriter(PrivateFiles.Open(temporary, FileMode.CreateNew)))
        {
            file.Write(mark.ToLine());
        }

        return ExclusiveLink.Commit(temporary, path) ? Lease.Hold(path, mark, isOver) : null;
    }

    private bool HasExpired(string name, string line)
    {
        if (!_seen.TryGetValue(name, out var seen) || seen.Line != line)
        {
            if (seen.Line is not null)
            {
                _alive.Add(name);
            }

            _seen[name] = (line, Stopwatch.GetTimestamp());
            return false;
        }

        return Stopwatch.GetElapsedTime(seen.Since).TotalSeconds > (LeaseMark.Parse(line)?.Seconds ?? seconds);
    }

    // Of several processes one gives the file another name. Where it then is not the file that was watched, but that of
    // one who was faster, it is put back.
    private bool PutAway(string name, string line)
    {
        var away = run.Temporary($"lease-{name}");
        try
        {
            File.Move(PathOf(name), away, overwrite: true); // a rename: one of several has it
        }
        catch (FileNotFoundException)
        {
            return true;
        }

        if (ShardFolder.TextOf(away) == line)
        {
            File.Delete(away);
            return true;
        }

        ExclusiveLink.Commit(away, PathOf(name));
        return false;
    }

    private string PathOf(string name) => Path.Combine(run.Leases, name);
}

/// <summary>Work that a process holds.</summary>
/// <param name="Shard">The shard; null for the merge.</param>
/// <param name="Owner">Machine, process and a number that no other has.</param>
/// <param name="LeaseSeconds">After how long without a beat others may take it.</param>
/// <param name="BeatSecondsAgo">How long ago its file was written, by the clock of this machine.</param>
internal sealed record HeldWork(int? Shard, string Owner, int LeaseSeconds, double BeatSecondsAgo);
