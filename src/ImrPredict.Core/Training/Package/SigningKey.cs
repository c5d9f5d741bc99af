using System.Text;
using ImrPredict.Cases;
using NSec.Cryptography;

namespace ImrPredict.Training.Package;

/// <summary>A private key (Ed25519) that signs packages.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly Key _key;

    private SigningKey(Key key) => _key = key;

    /// <summary>Makes a key.</summary>
    public static SigningKey Generate() => new(Key.Create(
        SignatureAlgorithm.Ed25519,
        new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }));

    /// <summary>Reads a key from its file.</summary>
    /// <param name="path">The file, PEM, as <c>imr-train keygen</c> and OpenSSL write it; without a password.</param>
    /// <exception cref="ImrPredictException">It cannot be read, or holds no such key.</exception>
    public static SigningKey Load(string path) => Key.TryImport(
        SignatureAlgorithm.Ed25519, Encoding.ASCII.GetBytes(KeyFile.Read(path)), KeyBlobFormat.PkixPrivateKeyText,
        out var key)
            ? new SigningKey(key!)
            : throw new ImrPredictException(
                $"{path}: is no private Ed25519 key (PEM, BEGIN PRIVATE KEY); make one with: imr-train keygen "
                + "--key FILE");

    /// <summary>The private key, PEM.</summary>
    public byte[] ExportPrivate() => _key.Export(KeyBlobFormat.PkixPrivateKeyText);

    /// <summary>The public key, PEM.</summary>
    public byte[] ExportPublic() => _key.PublicKey.Export(KeyBlobFormat.PkixPublicKeyText);

    /// <summary>The public key that belongs to it.</summary>
    public VerifyingKey Public => VerifyingKey.Parse(Encoding.ASCII.GetString(ExportPublic()), "key");

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal byte[] Sign(byte[] bytes) => SignatureAlgorithm.Ed25519.Sign(_key, bytes);
}
