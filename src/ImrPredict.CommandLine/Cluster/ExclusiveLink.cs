using System.ComponentModel;
using System.Runtime.InteropServices;
using ImrPredict.Cases;

namespace ImrPredict.CommandLine.Cluster;

/// <summary>
/// Gives a finished file its name if the name is free: of several writers exactly one succeeds, also on network file
/// systems. <see cref="File.Move(string, string, bool)"/> checks and then renames, so two writers may both succeed.
/// </summary>
public static partial class ExclusiveLink
{
    private const int AlreadyExists = 17; // EEXIST

    /// <summary>Returns whether the name was free; the temporary name is removed either way.</summary>
    public static bool Commit(string temporary, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new ImrPredictException(
                "runs of several processes need Linux or macOS: their exactly-once output needs link(2).");
        }

        var failed = Link(temporary, path) != 0 ? Marshal.GetLastPInvokeError() : 0;
        File.Delete(temporary);
        return failed switch
        {
            0 => true,
            AlreadyExists => false,
            _ => throw new ImrPredictException(
                $"{path}: cannot be made from {temporary} ({new Win32Exception(failed).Message}); "
                + "the run folder must be on a file system with hard links."),
        };
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
