using System.Globalization;
using System.Runtime.InteropServices;
using ImrPredict.Cases;
using Microsoft.Win32.SafeHandles;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Makes an open pipe readable as a file: what comes through it is kept in memory, under the same path. Files are
/// opened by path and more than once here, and clinical text is not written to disk.
/// </summary>
internal static partial class PipedInput
{
    private static readonly string[] Folders = ["/dev/fd/", "/proc/self/fd/"];

    /// <summary>Whether a path is an open file of this process, which no other process sees under it.</summary>
    public static bool IsOfThisProcess(string path) => NumberOf(path) is not null;

    /// <summary>The path under which other processes see a file, whatever their folder is.</summary>
    public static string ForOtherProcesses(string path) => NumberOf(path) is { } number && OperatingSystem.IsLinux()
        ? string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{number}")
        : Path.GetFullPath(path);

    /// <summary>Reads a pipe to its end and puts what came in its place.</summary>
    /// <param name="path">A path that leads to no regular file.</param>
    /// <returns>False where the path is no open pipe of this process.</returns>
    /// <exception cref="ImrPredictException">The system cannot do so, or nothing is piped in.</exception>
    public static bool Keep(string path)
    {
        if (NumberOf(path) is not { } number)
        {
            return false;
        }

        if (number == 0 && !Console.IsInputRedirected)
        {
            throw new ImrPredictException($"{path}: is the terminal; pipe the input in, or name a file.");
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new ImrPredictException($"{path}: a pipe can be read on Linux alone; save what it gives to a file.");
        }

        using var memory = new SafeFileHandle(Checked(path, CreateMemory("piped input", 1)), ownsHandle: true);
        using (var pipe = new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Read, 1))
        using (var kept = new FileStream(new SafeFileHandle(memory.DangerousGetHandle(), false), FileAccess.Write, 1))
        {
            pipe.CopyTo(kept, 1 << 20);
        }

        Checked(path, Replace((int)memory.DangerousGetHandle(), number));
        return true;
    }

    /// <summary>Makes an empty file in memory, which lives as long as this process.</summary>
    /// <param name="name">What the system calls it.</param>
    /// <returns>Its path, and where to write it.</returns>
    /// <exception cref="ImrPredictException">The system cannot do so.</exception>
    public static (string Path, FileStream Stream) Make(string name)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new ImrPredictException(
                $"{name}: a database can be read on Linux alone; save its rows as CSV and name that file.");
        }

        var number = Checked(name, CreateMemory("rows of a query", 1));
        var stream = new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write, 1 << 16);
        return (string.Create(CultureInfo.InvariantCulture, $"{Folders[^1]}{number}"), stream);
    }

    private static int? NumberOf(string path)
    {
        if (path == "/dev/stdin")
        {
            return 0;
        }

        var folder = Array.Find(Folders, f => path.StartsWith(f, StringComparison.Ordinal));
        var name = path.AsSpan(folder?.Length ?? path.Length);
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static int Checked(string path, int result) => result >= 0
        ? result
        : throw new ImrPredictException(
            $"{path}: the pipe cannot be kept in memory (error {Marshal.GetLastPInvokeError()}); save what it gives to "
            + "a file.");

    [LibraryImport(
        "libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Replace(int from, int to);
}
