using System.Runtime.InteropServices;

namespace ImrPredict.Ingest.Pool;

/// <summary>The image of its memory that a system writes when a process dies; it would hold text of inputs.</summary>
internal static partial class CoreDump
{
    private const int CoreSize = 4; // RLIMIT_CORE, on Linux and macOS

    /// <summary>Has none written for this process.</summary>
    public static unsafe void Forbid()
    {
        if (!OperatingSystem.IsWindows())
        {
            var none = stackalloc ulong[2];
            (none[0], none[1]) = (0, 0);
            _ = SetLimit(CoreSize, none); // at worst the dump is as the user has set it
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static unsafe partial int SetLimit(int resource, ulong* limits);
}
