using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImrPredict.Cases;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ImrPredict.Desk.Doors;

/// <summary>The certificate by which browsers know the desk.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2Collection _others;

    private ServerCertificate(X509Certificate2 own, X509Certificate2Collection others) =>
        (_own, _others) = (own, others);

    /// <summary>Names and addresses that it is for.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. _own.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names =>
            names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(
                address => address.ToString() is var text && text.Contains(':', StringComparison.Ordinal)
                    ? $"[{text}]"
                    : text))),
    ];

    /// <summary>Settings of the server: TLS 1.2 and 1.3 alone.</summary>
    public HttpsConnectionAdapterOptions Settings => new()
    {
        ServerCertificate = _own,
        ServerCertificateChain = _others,
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    };

    /// <summary>Reads it; null where the settings name none.</summary>
    /// <exception cref="ImrPredictException">It cannot be read, has no key, or its time is over.</exception>
    public static ServerCertificate? Load(DeskOptions options)
    {
        if (options.Certificate is not { } path)
        {
            return null;
        }

        try
        {
            var password = options.CertificatePasswordFile is { } secret
                ? File.ReadLines(secret).FirstOrDefault() ?? ""
                : null;
            var read = IsPem(path) ? Pem(path, options.CertificateKey, password) : Pfx(path, password);
            return read._own.NotAfter < DateTime.Now ? throw new ImrPredictException(
                    $"{path}: its time was over on {read._own.NotAfter:yyyy-MM-dd}; give a newer certificate.")
                : read._own.NotBefore > DateTime.Now ? throw new ImrPredictException(
                    $"{path}: its time begins on {read._own.NotBefore:yyyy-MM-dd HH:mm}; give another, or set the "
                    + "clock of this machine.")
                : read;
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException
            or ArgumentException)
        {
            // Of a key that is another's, the library says that its argument is wrong.
            throw new ImrPredictException(
                $"{path}: no certificate with its key can be read from it ({problem.GetType().Name}); give a .pfx, or "
                + "a .pem and its --certificate-key, and --certificate-password-file where the key has a password.",
                problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _own.Dispose();
        foreach (var other in _others)
        {
            other.Dispose();
        }
    }

    private static bool IsPem(string path) =>
        File.ReadAllText(path).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal);

    private static ServerCertificate Pem(string path, string? key, string? password)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(path);
        var own = password is null
            ? X509Certificate2.CreateFromPemFile(path, key)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
        return new(own, [.. all.Skip(1)]);
    }

    private static ServerCertificate Pfx(string path, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
        var own = all.FirstOrDefault(one => one.HasPrivateKey)
            ?? throw new CryptographicException("no key");
        return new(own, [.. all.Where(one => one != own)]);
    }
}
