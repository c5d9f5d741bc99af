namespace ImrPredict.Ingest.Pool;

/// <summary>What a process of the pool is asked.</summary>
internal enum PoolQuestion : byte
{
    /// <summary>The text of the letter whose bytes these are.</summary>
    Text = 1,

    /// <summary>What kind of table a file is.</summary>
    Sniff,

    /// <summary>To open a table; the answer is its header.</summary>
    Open,

    /// <summary>The next rows of the open table.</summary>
    Rows,

    /// <summary>To close the open table.</summary>
    Close,
}
