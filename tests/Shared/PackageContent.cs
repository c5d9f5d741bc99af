using System.IO.Compression;
using System.Text;

namespace ImrPredict.Tests;

/// <summary>Looks for words in all bytes of files, those of packed entries included, whatever their case.</summary>
public static class PackageContent
{
    /// <summary>The files and entries below a folder that hold a word, as UTF-8 or UTF-16.</summary>
    public static IReadOnlyList<string> FilesWith(string folder, string word) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => Parts(Path.GetRelativePath(folder, file), File.ReadAllBytes(file)))
            .Where(part => Holds(part.Bytes, word)).Select(part => part.Name),
    ];

    /// <summary>Whether bytes hold a word.</summary>
    public static bool Holds(byte[] bytes, string word) => new[] { Encoding.Latin1, Encoding.Unicode }.Any(encoding =>
        encoding.GetString(bytes).Contains(
            encoding == Encoding.Latin1 ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word)) : word,
            StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, byte[] Bytes)> Parts(string name, byte[] bytes)
    {
        yield return (name, bytes);
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            yield break;
        }

        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var from = entry.Open();
            using var unpacked = new MemoryStream();
            from.CopyTo(unpacked);
            yield return ($"{name}!{entry.FullName}", unpacked.ToArray());
        }
    }
}
