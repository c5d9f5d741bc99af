using System.Diagnostics;

namespace ImrPredict.Tests.Score;

/// <summary>
/// A file system in memory of a given size, mounted on a folder of its own until disposed; needs root.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Mounts it.</summary>
    public SmallDisk(long bytes) => Run("mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", _folder.Path);

    /// <summary>Whether this machine lets us mount.</summary>
    public static bool IsPossible { get; } = Try();

    /// <summary>A file on it.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Changes its size; what is on it stays.</summary>
    public void Resize(long bytes) => Run("mount", "-o", $"remount,size={bytes}", _folder.Path);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", _folder.Path);
        _folder.Dispose();
    }

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return false;
        }

        using var folder = new TemporaryFolder();
        return Start("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path) == 0
            && Start("umount", folder.Path) == 0;
    }

    private static void Run(string program, params string[] arguments) => Assert.Equal(0, Start(program, arguments));

    private static int Start(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
