using System.Net;
using ImrPredict.Cases;
using ImrPredict.Desk.Work;

namespace ImrPredict.Desk.Doors;

/// <summary>Where the desk listens, and by which names it may be called.</summary>
/// <param name="Address">The address; null for all of the machine.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="IsOfThisMachine">Whether nobody else can reach it.</param>
/// <param name="Named">The name that it was given by; empty where it was none.</param>
internal sealed record DeskAddress(IPAddress? Address, int Port, bool IsOfThisMachine, string Named)
{
    /// <summary>The names by which browsers of this machine call it.</summary>
    public static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The address of the settings, where the desk may listen there.</summary>
    /// <exception cref="ImrPredictException">
    /// Others could reach it and TLS or accounts are missing, or the scheme is not that of the certificate.
    /// </exception>
    public static DeskAddress Of(DeskOptions options)
    {
        var address = Parse(options.Address, options.Port);
        string[] missing =
        [
            .. options.Certificate is null ? (string[])["TLS (--certificate FILE)"] : [],
            .. options.Tokens is null && options.SignOn is null
                ? (string[])["accounts (--tokens FILE, or --oidc FILE)"]
                : [],
        ];
        if (!address.IsOfThisMachine && missing.Length > 0)
        {
            throw new ImrPredictException(
                $"{options.Url ?? options.Address}: is no address and port of this machine alone (127.0.0.1, ::1); "
                + $"where others can reach the desk it needs {string.Join(" and ", missing)}; or use a tunnel: ssh -L "
                + "5080:127.0.0.1:5080 HOST.");
        }

        return (options.Url?.StartsWith("https:", StringComparison.OrdinalIgnoreCase), options.Certificate) switch
        {
            (true, null) => throw new ImrPredictException(
                $"{options.Url}: the desk has no TLS without --certificate FILE; give it, or an address that begins "
                + "with http://."),
            (false, not null) => throw new ImrPredictException(
                $"{options.Url}: with --certificate the address begins with https://."),
            _ => address,
        };
    }

    /// <summary>The names by which it may be called: of this machine, its own, and those of the certificate.</summary>
    public IEnumerable<string> Hosts(ServerCertificate? certificate) =>
    [
        .. Local, .. Address is { } one ? [Name(one)] : (string[])[], .. Named.Length > 0 ? [Named] : (string[])[],
        .. certificate?.Names ?? [],
    ];

    /// <summary>The address for people, of what the server says where it listens.</summary>
    public string Link(string open, ServerCertificate? certificate)
    {
        if (Address is not null)
        {
            return open;
        }

        var name = Named.Length > 0 ? Named
            : certificate?.Names.FirstOrDefault(name => !name.StartsWith('*')) ?? "localhost";
        return $"{new Uri(open).Scheme}://{name}:{new Uri(open).Port}";
    }

    // A name that is not localhost is one of the machine among others: as Kestrel, the desk then listens at all.
    private static DeskAddress Parse(string text, int port)
    {
        if (text.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return new(IPAddress.Loopback, port, true, "");
        }

        if (IPAddress.TryParse(text.Trim('[', ']'), out var address))
        {
            return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                ? new(null, port, false, "")
                : new(address, port, IPAddress.IsLoopback(address), "");
        }

        return new(null, port, false, text is "*" or "+" ? "" : text);
    }

    private static string Name(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
}
