using ImrPredict.Cases;

namespace ImrPredict.Features.Lexical;

/// <summary>Which n-grams of a text a block reads.</summary>
/// <param name="Source">The text.</param>
/// <param name="Words">Longest run of words; 0 for none.</param>
/// <param name="Characters">Whether runs of 3 to 5 characters inside words are read.</param>
/// <param name="MinFrequency">Fewest letters that an n-gram must stand in.</param>
/// <param name="MaxCount">Most n-grams kept.</param>
/// <param name="Weight">Length of every row of the block.</param>
internal sealed record NgramSettings(
    ItemText Source, int Words, bool Characters, int MinFrequency, int MaxCount, double Weight)
{
    /// <summary>What column names begin with.</summary>
    public string Prefix => (Source == ItemText.Title ? "title" : "text") + (Characters ? "~" : ":");

    /// <summary>The text of an item.</summary>
    public string TextOf(DisputedItem item) => Source == ItemText.Title ? item.RequestedService : item.ClinicalText;

    /// <summary>Writes the settings.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)Source);
        writer.Write(Words);
        writer.Write(Characters);
        writer.Write(MinFrequency);
        writer.Write(MaxCount);
        writer.Write(Weight);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static NgramSettings Load(BinaryReader reader) => new(
        (ItemText)reader.ReadByte(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32(),
        reader.ReadDouble());
}
