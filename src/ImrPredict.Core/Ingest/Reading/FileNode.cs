using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// What a path leads to, links followed, and which it is: two names of one file have the same node. Looking at a path
/// never opens it.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Device">Where it is; with <paramref name="Number"/> it tells nodes apart.</param>
/// <param name="Number">Its number there; a hash of the path where the system gives none.</param>
public readonly partial record struct FileNode(FileNodeKind Kind, ulong Device, ulong Number)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint TypeAndNumber = 0x101; // STATX_TYPE | STATX_INO

    /// <summary>Looks at a path.</summary>
    public static FileNode Of(string path) => path.Length == 0 ? default
        : OperatingSystem.IsLinux() ? OfLinux(path)
        : Directory.Exists(path) ? WithoutNumber(FileNodeKind.Folder, path)
        : WithoutNumber(File.Exists(path) ? FileNodeKind.File : FileNodeKind.Missing, path);

    /// <summary>Why a file of an input cannot be read, as far as its node tells; null where it may be.</summary>
    /// <param name="path">Its path.</param>
    internal static string? Fault(string path) => Of(path).Kind switch
    {
        FileNodeKind.File => null,
        FileNodeKind.Folder => "the folder cannot be read; expected one that this account may open",
        FileNodeKind.Other => "not a regular file but a pipe, a socket or a device",
        _ when path.Contains('\uFFFD', StringComparison.Ordinal) => "its name is not UTF-8; rename it",
        _ => "there is no such file, or a link that leads to nothing",
    };

    // The layout of struct statx is the same on every architecture, unlike that of struct stat.
    private static unsafe FileNode OfLinux(string path)
    {
        var status = stackalloc byte[256];
        if (StatX(CurrentFolder, path, 0, TypeAndNumber, status) != 0)
        {
            return WithoutNumber(FileNodeKind.Missing, path);
        }

        var kind = (*(ushort*)(status + 28) & 0xF000) switch
        {
            0x8000 => FileNodeKind.File,
            0x4000 => FileNodeKind.Folder,
            _ => FileNodeKind.Other,
        };
        return new(kind, ((ulong)*(uint*)(status + 136) << 32) | *(uint*)(status + 140), *(ulong*)(status + 32));
    }

    private static FileNode WithoutNumber(FileNodeKind kind, string path) =>
        new(kind, 0, XxHash64.HashToUInt64(MemoryMarshal.AsBytes(Path.GetFullPath(path).AsSpan())));

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatX(int folder, string path, int flags, uint mask, byte* status);
}
