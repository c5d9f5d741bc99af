namespace ImrPredict.Ingest.Reading;

/// <summary>What a path leads to, links followed.</summary>
public enum FileNodeKind
{
    /// <summary>Nothing: no such name, a link to nothing or to itself, or a folder on the way that is closed.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, a socket or a device: opening one may wait for ever, and reading one may never end.</summary>
    Other,
}
