namespace ImrPredict.Ingest.Pool;

/// <summary>What kind of answer a process of the pool gives.</summary>
internal enum PoolAnswer : byte
{
    /// <summary>It is ready for questions.</summary>
    Ready = 1,

    /// <summary>What was asked for.</summary>
    Given,

    /// <summary>The input cannot be read; the reason follows, without text of the input.</summary>
    Unreadable,

    /// <summary>There is not enough memory; it asks to be ended.</summary>
    OutOfMemory,
}
