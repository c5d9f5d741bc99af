using System.Diagnostics;

namespace ImrPredict.Cases.Storage;

/// <summary>
/// What a run that was killed leaves beside its outputs. Names tell machine, container and process, so that nothing of
/// a run that still works is taken away.
/// </summary>
internal static class Leftovers
{
    /// <summary>How the names end.</summary>
    public const string Ending = ".tmp";

    // Processes of another container cannot be seen: no run writes to a file for so long.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>
    /// Removes what ended processes of this machine have left beside a path, and what is older than a week of those of
    /// other containers.
    /// </summary>
    /// <param name="path">A file or folder that was to be written, with its full path.</param>
    public static void RemoveBeside(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(path);
        if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        var before = $"{Path.GetFileName(target)}.{ProcessMark.OfMachine}";
        foreach (var found in Directory.EnumerateFileSystemEntries(folder, "*" + Ending).ToList())
        {
            var name = Path.GetFileName(found);
            if (name.StartsWith(before, StringComparison.Ordinal)
                && ProcessMark.Read(name[before.Length..]) is { } maker
                && (maker.Container == ProcessMark.Container ? HasEnded(maker.Process) : IsOld(found)))
            {
                RemoveOrLeave(found);
            }
        }
    }

    /// <summary>Removes a file or folder where it is there.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// Removes a file or folder, or what it can of it: another run may take the same away at this moment, and what
    /// stays is tried again by the next one.
    /// </summary>
    /// <returns>Whether nothing of it is left by this run.</returns>
    public static bool RemoveOrLeave(string path)
    {
        try
        {
            Remove(path);
            return true;
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOld(string path) => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Kept;

    private static bool HasEnded(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true; // no process has this number
        }
    }
}
