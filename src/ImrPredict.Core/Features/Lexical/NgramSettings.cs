namespace ImrPredict.Features.Lexical;

/// <summary>What a phrase block reads from a text.</summary>
/// <param name="Name">Prefix of the column names, e.g. <c>text</c>.</param>
/// <param name="Words">Longest run of words; 0 for none.</param>
/// <param name="Characters">Whether runs of 3 to 5 characters inside words are read.</param>
/// <param name="MinFrequency">Fewest texts that a phrase must stand in.</param>
/// <param name="MaxCount">Most phrases kept.</param>
/// <param name="Weight">Length of every row of the block.</param>
internal sealed record NgramSettings(
    string Name, int Words, bool Characters, int MinFrequency, int MaxCount, double Weight)
{
    /// <summary>Writes the settings.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Name);
        writer.Write(Words);
        writer.Write(Characters);
        writer.Write(MinFrequency);
        writer.Write(MaxCount);
        writer.Write(Weight);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static NgramSettings Load(BinaryReader reader) => new(
        reader.ReadString(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32(),
        reader.ReadDouble());
}
