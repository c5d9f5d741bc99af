using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Reports;

/// <summary>
/// A file that appears under its name whole or not at all: it is written beside its place under another name and
/// moved there by <see cref="Commit"/>. Without a commit, disposing removes what was written. A file that was there
/// keeps its rights, a new one is for this account alone; a link is followed. A pipe or device, such as
/// <c>/dev/null</c>, is written to as it stands.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;
    private bool _committed;

    /// <summary>Opens it; missing folders are made.</summary>
    /// <param name="path">The place wanted.</param>
    /// <exception cref="ImrPredictException">The place cannot be written to.</exception>
    public AtomicFile(string path)
    {
        try
        {
            _path = TargetOf(Path.GetFullPath(path));
            if (FileNode.Of(_path).Kind == FileNodeKind.Other)
            {
                Stream = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            Leftovers.RemoveBeside(_path);
            if (Directory.Exists(_path))
            {
                throw new ImrPredictException($"{path}: is a folder, expected a file name; name a file inside it.");
            }

            if (File.Exists(_path))
            {
                // A locked or read-only file is reported now, not after the work.
                using var probe = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }

            _temporary = PrivateFiles.NameBeside(_path);
            Stream = PrivateFiles.Open(_temporary, FileMode.CreateNew);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be written ({problem.Message}); close the program that holds it or choose another "
                + "place.",
                problem);
        }
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Flushes to disk and moves the file to its place.</summary>
    public void Commit()
    {
        Stream.Flush(flushToDisk: _temporary is not null);
        Stream.Dispose();
        if (_temporary is not null)
        {
            KeepRights(_temporary);
            File.Move(_temporary, _path, overwrite: true);
        }

        _committed = true;
    }

    private static string TargetOf(string path) => new FileInfo(path) is { LinkTarget: not null } link
        ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
        : path;

    private void KeepRights(string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(_path))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(_path));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException) when (!_committed)
        {
            // The file is being dropped because writing failed; that error was already reported.
        }

        if (!_committed && _temporary is not null)
        {
            File.Delete(_temporary);
        }
    }
}
