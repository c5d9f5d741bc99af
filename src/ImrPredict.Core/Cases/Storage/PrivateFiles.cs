namespace ImrPredict.Cases.Storage;

/// <summary>
/// Makes files and folders that no other account can read: what is on its way to be an output, journals, and the
/// folders of runs hold case texts. On Windows they have the rights of the folder that they are in.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    /// <summary>
    /// A name beside a path for what is to become it; nobody else has it, and a later run of this program knows whose
    /// it was (see <see cref="Leftovers"/>).
    /// </summary>
    public static string NameBeside(string path) =>
        $"{Path.TrimEndingDirectorySeparator(path)}.{ProcessMark.OfThis}-{Guid.NewGuid():N}{Leftovers.Ending}";

    /// <summary>Opens a file to read and write; readable by this account alone where it is made.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mode">Whether it must be there, and what becomes of its content.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <param name="buffer">Size of the buffer in bytes.</param>
    public static FileStream Open(
        string path, FileMode mode, FileShare share = FileShare.Read, int buffer = 1 << 16)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = buffer,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Opens a new file that has no name, so that nobody else can open it and nothing of it is left when the program
    /// ends in whatever way.
    /// </summary>
    public static FileStream OpenWithoutName()
    {
        var path = Path.Combine(Path.GetTempPath(), $"imrpredict-{Guid.NewGuid():N}.tmp");
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 18, FileOptions.DeleteOnClose);
        }

        var file = Open(path, FileMode.CreateNew, FileShare.None, 1 << 18);
        File.Delete(path);
        return file;
    }

    /// <summary>Makes a folder, and those above it that are missing, for this account alone.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
        }
    }
}
