namespace ImrPredict.Ingest.Reading;

/// <summary>The first bytes of a file, which tell what it is.</summary>
internal static class FileHead
{
    private const int MostBytes = 1 << 16;

    /// <summary>Reads the first 64 KB of a file.</summary>
    public static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        return Read(file);
    }

    /// <summary>Reads the first 64 KB of a file that stands at its beginning.</summary>
    public static byte[] Read(FileStream file)
    {
        var head = new byte[Math.Min(MostBytes, file.Length)];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    /// <summary>Whether a head is the whole file.</summary>
    public static bool IsWhole(byte[] head) => head.Length < MostBytes;
}
