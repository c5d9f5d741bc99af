using ImrPredict.Fuzz.Damage;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Fuzz.Targets;

/// <summary>A file without a fault, and what each of its lines gives.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Items">Items with the line that each begins at; 0 for a letter as a whole.</param>
internal sealed record SoundFile(byte[] Bytes, IReadOnlyList<(long Line, IntactItem Item)> Items)
{
    /// <summary>Reads a file that has no fault; null where it gives no item.</summary>
    public static async Task<SoundFile?> ReadOrNullAsync(string path, IngestOptions options)
    {
        var items = new List<(long, IntactItem)>();
        await foreach (var read in ItemReader.ReadFilesAsync([path], options))
        {
            if (read is ItemRead.Parsed parsed)
            {
                items.Add((parsed.At.Number, InputTarget.Item(parsed)));
            }
        }

        return items.Count > 0 ? new SoundFile(await File.ReadAllBytesAsync(path), items) : null;
    }

    /// <summary>Damages some lines, and says which items lie on none of them.</summary>
    public (byte[] Bytes, IReadOnlyList<IntactItem> Intact) DamageLines(
        Random random, Func<int, byte[], bool> mayBeDamaged, Func<byte[], byte[]> damage)
    {
        var (bytes, damaged) = LineDamage.Apply(Bytes, random, mayBeDamaged, damage);
        var starts = Items.Select(item => item.Line).Distinct().Order().ToList();
        bool IsIntact(long line)
        {
            var next = starts.Find(start => start > line);
            return line == 0 || !damaged.Any(d => d >= line && (next == 0 || d < next));
        }

        return (bytes, [.. Items.Where(item => IsIntact(item.Line)).Select(item => item.Item)]);
    }
}
