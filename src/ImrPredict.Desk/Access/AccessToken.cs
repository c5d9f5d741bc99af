using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Access;

/// <summary>
/// What a person proves by who it is. A token has 256 random bits, so that nobody guesses one from its hash, however
/// fast the hash is: a slow hash with a salt is for passwords, which people choose from few.
/// </summary>
internal static class AccessToken
{
    private const int Bytes = 32;
    private const string Beginning = "imr_"; // by which scanners for secrets know it
    private const string Scheme = "Bearer ";

    /// <summary>A new one.</summary>
    public static string Make() => Beginning + Random();

    /// <summary>Text that nobody can guess.</summary>
    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of a secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>What a program sends as its secret; null where it sends none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : null;
}
