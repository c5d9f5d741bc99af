using System.IO.Compression;

namespace ImrPredict.Fuzz.Damage;

/// <summary>Damages what an archive holds, packs it again, so that damage reaches who reads the content.</summary>
internal static class ZipDamage
{
    /// <summary>Damages one entry.</summary>
    public static byte[] Apply(byte[] archive, Random random)
    {
        var entries = Read(archive);
        var at = random.Next(entries.Count);
        var (name, bytes) = entries[at];
        var isJson = name.EndsWith(".json", StringComparison.Ordinal) && random.Next(4) > 0;
        entries[at] = (name, isJson ? JsonDamage.Apply(bytes, random) : ByteDamage.Apply(bytes, random));
        return Write(entries);
    }

    private static List<(string Name, byte[] Bytes)> Read(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        var entries = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var from = entry.Open();
            using var bytes = new MemoryStream();
            from.CopyTo(bytes);
            entries.Add((entry.FullName, bytes.ToArray()));
        }

        return entries;
    }

    private static byte[] Write(List<(string Name, byte[] Bytes)> entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var to = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                to.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
