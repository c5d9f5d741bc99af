using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest;

/// <summary>
/// All that is in a folder and below it, each real file and folder once: links are followed after all that is really
/// there, so that a file is listed under its own name where it has one, and a link to a folder above ends.
/// </summary>
internal static class FolderWalk
{
    private static readonly EnumerationOptions All = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
    };

    /// <summary>Lists the files, whatever they are, and the folders that cannot be read.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="levels">How many levels to go down; 1 is the folder alone.</param>
    /// <returns>Paths that begin with the root, unsorted; names that begin with a dot are left out.</returns>
    public static List<(string Path, FileNode Node)> List(string root, int levels = int.MaxValue)
    {
        var found = new List<(string, FileNode)>();
        var (files, folders) = (new HashSet<FileNode>(), new HashSet<FileNode>());
        var (real, links) = (new Queue<(string Path, int Level)>(), new Queue<(string Path, int Level)>());
        real.Enqueue((root, 0));
        while (real.TryDequeue(out var next) || links.TryDequeue(out next))
        {
            var node = FileNode.Of(next.Path);
            if (node.Kind != FileNodeKind.Folder)
            {
                if (files.Add(node))
                {
                    found.Add((next.Path, node));
                }
            }
            else if (next.Level < levels && folders.Add(node) && !AddEntries(next.Path, next.Level + 1, real, links))
            {
                found.Add((next.Path, node));
            }
        }

        return found;
    }

    private static bool AddEntries(
        string folder, int level, Queue<(string Path, int Level)> real, Queue<(string Path, int Level)> links)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", All))
            {
                if (!entry.Name.StartsWith('.'))
                {
                    var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                    (isLink ? links : real).Enqueue((Path.Combine(folder, entry.Name), level));
                }
            }

            return true;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
