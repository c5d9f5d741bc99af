using System.Diagnostics;
using System.Globalization;

namespace ImrPredict.Cases.Storage;

/// <summary>
/// What a run that was killed leaves beside its outputs. Names tell the machine and the process, so that nothing of a
/// run that still works is taken away.
/// </summary>
internal static class Leftovers
{
    /// <summary>How the names end.</summary>
    public const string Ending = ".tmp";

    /// <summary>Removes what ended processes of this machine have left beside a path.</summary>
    /// <param name="path">A file or folder that was to be written, with its full path.</param>
    public static void RemoveBeside(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(path);
        if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        var before = $"{Path.GetFileName(target)}.{Environment.MachineName}-";
        foreach (var found in Directory.EnumerateFileSystemEntries(folder, "*" + Ending).ToList())
        {
            var name = Path.GetFileName(found);
            if (name.StartsWith(before, StringComparison.Ordinal) && HasEnded(name.AsSpan(before.Length)))
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

    private static bool HasEnded(ReadOnlySpan<char> name)
    {
        var dash = name.IndexOf('-');
        if (dash < 0 || !int.TryParse(name[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

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
