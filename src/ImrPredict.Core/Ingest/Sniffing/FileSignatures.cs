namespace ImrPredict.Ingest.Sniffing;

/// <summary>Kinds of files that are often found beside letters and cannot be read, by their first bytes.</summary>
internal static class FileSignatures
{
    /// <summary>The kind in words; null where the bytes are none of these.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head) => head switch
    {
        [] => "empty",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG picture",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF picture",
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => "a TIFF picture (a scan?)",
        [0x1F, 0x8B, ..] => "compressed (gzip); unpack it first",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "a 7z archive; unpack it first",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "a RAR archive; unpack it first",
        [(byte)'P', (byte)'K', 3, 4, ..] when !IsOffice(head) => "a ZIP archive; unpack it first",
        _ => null,
    };

    // Office files are ZIP archives whose first entries are [Content_Types].xml, _rels or a folder such as xl or
    // docProps.
    private static bool IsOffice(ReadOnlySpan<byte> head)
    {
        var start = head[..Math.Min(head.Length, 4096)];
        return start.IndexOf("[Content_Types].xml"u8) >= 0 || start.IndexOf("xl/"u8) >= 0
            || start.IndexOf("_rels/"u8) >= 0 || start.IndexOf("docProps/"u8) >= 0;
    }
}
