using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.Train.Download;

/// <summary>Checks a complete download, hashes it, unpacks it and moves it to its place.</summary>
internal static class DownloadedFile
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static async Task<string> Sha256Async(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    /// <summary>
    /// What the catalogue said that does not hold for the file. The portal's sizes and hashes are known to be
    /// out of date at times, so this is a warning and no reason to stop.
    /// </summary>
    public static IEnumerable<string> Mismatches(RemoteFile remote, string path, string sha256)
    {
        var bytes = new FileInfo(path).Length;
        if (remote.AdvertisedBytes is { } size && size != bytes)
        {
            yield return $"the catalogue gives {size:N0} bytes, {bytes:N0} came; its sizes are sometimes "
                + "out of date";
        }

        if (remote.AdvertisedHash is { Length: > 0 } hash && !Matches(hash, path, sha256))
        {
            yield return "the catalogue's checksum is not that of the file; its checksums are sometimes out of date";
        }
    }

    /// <summary>Throws where the first bytes are a web page or nothing, whatever the server called them.</summary>
    /// <exception cref="ImrPredictException">The file is empty or a page.</exception>
    public static void ThrowIfNotData(Uri address, string path)
    {
        Span<byte> head = stackalloc byte[512];
        using var file = File.OpenRead(path);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        if (text.Length == 0 || text[0] == '<')
        {
            throw new ImrPredictException(
                $"{address}: sent {(text.Length == 0 ? "an empty file" : "a web page")}, expected CSV or ZIP; name the "
                + "file's own address with --url.");
        }
    }

    /// <summary>Moves the file to its place; of a ZIP its largest CSV is unpacked there.</summary>
    /// <param name="maxBytes">Largest CSV that is unpacked.</param>
    /// <exception cref="ImrPredictException">A ZIP without a CSV, or with one that is too large.</exception>
    public static void Place(Uri address, string part, string target, long maxBytes)
    {
        if (!IsZip(part))
        {
            File.Move(part, target, overwrite: true);
            return;
        }

        var unpacked = target + ".unpack";
        using (var zip = ZipFile.OpenRead(part))
        {
            var csv = zip.Entries
                .Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                .MaxBy(entry => entry.Length)
                ?? throw new ImrPredictException($"{address}: a ZIP without a CSV inside; look at {part}.");
            if (csv.Length > maxBytes)
            {
                throw new ImrPredictException($"{address}: the CSV inside has {csv.Length:N0} bytes, the limit is "
                    + $"{maxBytes:N0}; raise --max-mb.");
            }

            csv.ExtractToFile(unpacked, overwrite: true);
        }

        File.Move(unpacked, target, overwrite: true);
        File.Delete(part);
    }

    private static bool IsZip(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PK\x03\x04"u8);
    }

    private static bool Matches(string hash, string path, string sha256) => hash.Length switch
    {
        64 => hash.Equals(sha256, StringComparison.OrdinalIgnoreCase),
        32 => hash.Equals(Md5(path), StringComparison.OrdinalIgnoreCase),
        _ => true, // of no kind that can be checked
    };

    private static string Md5(string path)
    {
        using var file = File.OpenRead(path);
#pragma warning disable CA5351 // CKAN's checksums are MD5; it guards against accidents, not against people
        return Convert.ToHexStringLower(MD5.HashData(file));
#pragma warning restore CA5351
    }
}
