using ImrPredict.Architecture.Map;

namespace ImrPredict.Architecture.Rules;

/// <summary>A folder holds at most so many files of its own that a reader can take them in.</summary>
public static class CrowdedFolders
{
    /// <summary>The most files of its own that a folder may hold.</summary>
    public const int Limit = 20;

    /// <summary>Folders of src with more, the fullest first.</summary>
    public static IReadOnlyList<string> Find(CodeMap map) =>
    [
        .. map.Files.CountBy(file => file.Folder)
            .Where(folder => folder.Value > Limit)
            .OrderByDescending(folder => folder.Value)
            .Select(folder => $"{folder.Key} holds {folder.Value} files"),
    ];
}
