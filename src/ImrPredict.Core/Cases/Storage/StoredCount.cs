namespace ImrPredict.Cases.Storage;

/// <summary>Reads how many things follow in a file that others may have made or changed.</summary>
internal static class StoredCount
{
    /// <summary>The next number as such a count.</summary>
    /// <exception cref="InvalidDataException">It is negative, or more than the bytes that are left.</exception>
    public static int ReadCount(this BinaryReader reader) => Checked(reader, reader.ReadInt32());

    /// <summary>The next number, written in as few bytes as it needs, as such a count.</summary>
    /// <exception cref="InvalidDataException">It is negative, or more than the bytes that are left.</exception>
    public static int ReadShortCount(this BinaryReader reader) => Checked(reader, reader.Read7BitEncodedInt());

    // Each thing takes a byte or more, so that a count cannot ask for more memory than the file is large.
    private static int Checked(BinaryReader reader, int count) =>
        count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position
            ? count
            : throw new InvalidDataException($"{count} things in what is left of the file.");
}
