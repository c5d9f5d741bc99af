using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Features.Lexical;

/// <summary>The n-grams that training texts taught: columns in the order of their names.</summary>
/// <param name="Settings">What is read and kept.</param>
/// <param name="Kept">The n-grams.</param>
/// <param name="Idf">Their inverse document frequencies, same length.</param>
internal sealed record FittedNgrams(NgramSettings Settings, IReadOnlyList<Ngram> Kept, float[] Idf)
{
    /// <summary>Counts the n-grams of the training texts and keeps the commonest.</summary>
    /// <param name="items">The items; a text that several share, as in a letter, counts each time.</param>
    /// <param name="settings">What is read and kept.</param>
    public static FittedNgrams Fit(IReadOnlyList<DisputedItem> items, NgramSettings settings)
    {
        var kept = settings.MaxCount == 0 ? [] : NgramCounter.Count([.. items.Select(settings.TextOf)], settings);
        return new(
            settings, kept, [.. kept.Select(k => (float)(1 + Math.Log((1.0 + items.Count) / (1.0 + k.Frequency))))]);
    }

    /// <summary>Writes them.</summary>
    public void Save(BinaryWriter writer)
    {
        Settings.Save(writer);
        writer.Write(Kept.Count);
        for (var i = 0; i < Kept.Count; i++)
        {
            writer.Write(Kept[i].Hash);
            writer.Write(Kept[i].Name);
            writer.Write(Idf[i]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote, but for the frequencies.</summary>
    public static FittedNgrams Load(BinaryReader reader)
    {
        var settings = NgramSettings.Load(reader);
        var kept = new Ngram[reader.ReadCount()];
        var idf = new float[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = new(reader.ReadUInt64(), reader.ReadString(), Frequency: 0);
            idf[i] = reader.ReadSingle();
        }

        return new(settings, kept, idf);
    }
}
