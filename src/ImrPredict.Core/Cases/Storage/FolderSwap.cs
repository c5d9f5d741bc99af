using System.Runtime.InteropServices;

namespace ImrPredict.Cases.Storage;

/// <summary>
/// Puts a finished folder in the place of another. On Linux the two change places in one step, so that the place is
/// never empty; elsewhere the old one is moved away first, and <see cref="Recover"/> brings it back where a run was
/// killed in between.
/// </summary>
internal static partial class FolderSwap
{
    // No name that a user gives a copy: what stands under it is moved or removed.
    private const string OldEnding = ".imrpredict-replaced";
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE

    /// <summary>Moves a folder to a place and removes what was there.</summary>
    /// <param name="finished">The folder; it stands on the file system of the place.</param>
    /// <param name="place">Its place.</param>
    public static void Replace(string finished, string place)
    {
        if (!Directory.Exists(place))
        {
            Directory.Move(finished, place);
        }
        else if (TryExchange(finished, place))
        {
            Directory.Delete(finished, recursive: true);
        }
        else
        {
            var old = place + OldEnding;
            Leftovers.Remove(old);
            Directory.Move(place, old);
            Directory.Move(finished, place);
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Brings the old folder back where a run ended between the two moves.</summary>
    public static void Recover(string place)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        if (!Directory.Exists(target) && Directory.Exists(target + OldEnding))
        {
            Directory.Move(target + OldEnding, target);
        }
    }

    private static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() && Rename(CurrentFolder, one, CurrentFolder, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library of before 2018
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to, uint flags);
}
