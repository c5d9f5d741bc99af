using ImrPredict.Cases;

namespace ImrPredict.Training.Package;

/// <summary>
/// <c>manifest.sig</c>: the signature (Ed25519, 64 bytes, base 64) of the bytes of <c>manifest.json</c>, which lists
/// the hash of every other file.
/// </summary>
public static class PackageSignature
{
    /// <summary>Name of the file inside a package.</summary>
    public const string FileName = "manifest.sig";

    private const int SignatureBytes = 64;

    /// <summary>Refuses a manifest that the key has not signed.</summary>
    internal static void Check(string folder, byte[] manifest, VerifyingKey key)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new ImrPredictException(
                $"{folder}: is not signed (no {FileName}), and a signature is asked for; sign it with imr-train sign, "
                + "or get the package from where it was made.");
        }

        var signature = new byte[SignatureBytes];
        if (!Convert.TryFromBase64String(KeyFile.Read(path).Trim(), signature, out var length)
            || length != SignatureBytes || !key.HasSigned(manifest, signature))
        {
            throw new ImrPredictException(
                $"{path}: is not the signature of this package by the key asked for; the package was changed, or "
                + "another key has signed it.");
        }
    }

    /// <summary>Refuses files that no signature covers.</summary>
    /// <param name="folder">Folder of the package.</param>
    /// <param name="covered">Names of the files that one covers.</param>
    internal static void CheckNothingElse(string folder, IReadOnlyCollection<string> covered)
    {
        var other = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))
            .FirstOrDefault(name => name != FileName && !covered.Contains(name));
        if (other is not null)
        {
            throw new ImrPredictException(
                $"{Path.Combine(folder, other)}: is not listed in the manifest, so no signature covers it; remove it.");
        }
    }
}
