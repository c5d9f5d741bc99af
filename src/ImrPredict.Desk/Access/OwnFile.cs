using ImrPredict.Cases;

namespace ImrPredict.Desk.Access;

/// <summary>
/// Files that say who gets in: of the account of the desk alone. A link is looked through: what counts is who can
/// change or read the file that it leads to.
/// </summary>
internal static class OwnFile
{
    private const UnixFileMode Change = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Read = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The file that a path leads to.</summary>
    public static string TargetOf(string path) => new FileInfo(path) is { LinkTarget: not null } link
        ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
        : path;

    /// <summary>Refuses a file that others can change, or can put another in the place of.</summary>
    /// <exception cref="ImrPredictException">They can.</exception>
    public static void CheckUnchanged(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var target = TargetOf(path);
        if ((File.GetUnixFileMode(target) & Change) != 0)
        {
            throw new ImrPredictException(
                $"{path}: other accounts can change it, and so let anybody in; chmod 600 {target}.");
        }

        // Who can write to a folder can put another file in the place of this one, where it has no sticky bit.
        foreach (var folder in new[] { path, target }.Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!))
        {
            if ((File.GetUnixFileMode(folder) & (UnixFileMode.OtherWrite | UnixFileMode.StickyBit))
                == UnixFileMode.OtherWrite)
            {
                throw new ImrPredictException(
                    $"{path}: other accounts can put another file in its place; chmod o-w {folder}.");
            }
        }
    }

    /// <summary>Refuses a file with a secret that others can read or change.</summary>
    /// <exception cref="ImrPredictException">They can.</exception>
    public static void CheckSecret(string path)
    {
        if (!OperatingSystem.IsWindows() && TargetOf(path) is var target
            && (File.GetUnixFileMode(target) & (Read | Change)) != 0)
        {
            throw new ImrPredictException($"{path}: other accounts can read the secret; chmod 600 {target}.");
        }
    }
}
