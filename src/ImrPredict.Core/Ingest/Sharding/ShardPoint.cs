namespace ImrPredict.Ingest.Sharding;

/// <summary>A place between two records of a file.</summary>
/// <param name="Offset">Unit: bytes of the file before it.</param>
/// <param name="Line">The line, from 1, on which the next record begins.</param>
/// <param name="Records">Records before it; the header is none.</param>
public readonly record struct ShardPoint(long Offset, long Line, long Records);
