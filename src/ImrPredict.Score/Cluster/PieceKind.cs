namespace ImrPredict.Score.Cluster;

/// <summary>How a piece of a shard is read.</summary>
internal enum PieceKind
{
    /// <summary>A file that is one letter, or that nothing can be read from: one record.</summary>
    File,

    /// <summary>A table that is read whole; its records are its rows.</summary>
    Table,

    /// <summary>Some lines of packed letters, or rows of a text table.</summary>
    Slice,
}
