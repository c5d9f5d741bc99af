namespace ImrPredict.Ingest.Reading;

/// <summary>A run of whole records of a file, so that a file can be read in parts.</summary>
/// <param name="Offset">Where its first record begins. Unit: bytes of the file, from 0.</param>
/// <param name="Length">Unit: bytes.</param>
/// <param name="FirstLine">Line of the file, from 1, on which the first record begins.</param>
public sealed record FileSlice(long Offset, long Length, long FirstLine);
