using System.Runtime.InteropServices;

namespace ImrPredict.CommandLine.Cluster;

/// <summary>The account that owns what this process writes: the folder of a run is for it alone.</summary>
public static partial class RunAccount
{
    /// <summary>Its number and that of its group; 1000 on Windows, which has none.</summary>
    public static (uint User, uint Group) Current => OperatingSystem.IsWindows() ? (1000, 1000) : (User(), Group());

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint Group();
}
