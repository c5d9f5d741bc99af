using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImrPredict.Audit.Log;

/// <summary>
/// The hash of an entry of a log that is only added to: over its fields and the hash of the entry before, so that no
/// entry can be changed, taken out or put in without all hashes behind it being computed anew.
/// </summary>
internal static class HashChain
{
    /// <summary>The hash of an entry. Each field has its length before it: no two give the same bytes.</summary>
    /// <param name="before">The hash of the entry before; empty for the first.</param>
    /// <param name="fields">The entry's fields in order.</param>
    /// <returns>64 hexadecimal digits of SHA-256.</returns>
    public static string Next(string before, params IEnumerable<string> fields)
    {
        var text = string.Concat(fields.Prepend(before)
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Length}:{field}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A time as it is stored and hashed.</summary>
    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>
    /// The time of a stamp. One that was tampered with reads as the first of all days; its hash does not match then.
    /// </summary>
    public static DateTimeOffset ReadStamp(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : DateTimeOffset.MinValue;
}
