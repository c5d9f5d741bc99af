using System.Text;
using ImrPredict.Cases;
using NSec.Cryptography;

namespace ImrPredict.Training.Package;

/// <summary>
/// A public key (Ed25519) that says whether a package was signed by the private one that belongs to it.
/// </summary>
public sealed class VerifyingKey
{
    private readonly PublicKey _key;

    private VerifyingKey(PublicKey key, string text) => (_key, Text) = (key, text);

    /// <summary>The key as text (PEM).</summary>
    public string Text { get; }

    /// <summary>Reads a key from its file.</summary>
    /// <param name="path">The file, PEM, as <c>imr-train keygen</c> and OpenSSL write it.</param>
    /// <exception cref="ImrPredictException">It cannot be read, or holds no such key.</exception>
    public static VerifyingKey Load(string path) => Parse(KeyFile.Read(path), path);

    /// <summary>Reads a key from its text.</summary>
    /// <param name="text">The text, PEM.</param>
    /// <param name="path">Where it is from, for messages.</param>
    /// <exception cref="ImrPredictException">It is no such key.</exception>
    public static VerifyingKey Parse(string text, string path) => PublicKey.TryImport(
        SignatureAlgorithm.Ed25519, Encoding.ASCII.GetBytes(text), KeyBlobFormat.PkixPublicKeyText, out var key)
            ? new VerifyingKey(key!, text)
            : throw new ImrPredictException(
                $"{path}: is no public Ed25519 key (PEM, BEGIN PUBLIC KEY); make one with: imr-train keygen "
                + "--key FILE");

    /// <summary>Whether a signature of some bytes is of the private key.</summary>
    internal bool HasSigned(byte[] bytes, byte[] signature) =>
        SignatureAlgorithm.Ed25519.Verify(_key, bytes, signature);
}
