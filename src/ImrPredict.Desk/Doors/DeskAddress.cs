using System.Net;
using ImrPredict.Cases;

namespace ImrPredict.Desk.Doors;

/// <summary>Where the desk may listen.</summary>
internal static class DeskAddress
{
    /// <summary>The names by which browsers of this machine call it.</summary>
    public static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The address, where it is one of this machine alone.</summary>
    /// <exception cref="ImrPredictException">Others could reach it.</exception>
    public static IPAddress Parse(string text) =>
        text == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) && Hosts.Contains(Name(address)) ? address
        : throw new ImrPredictException(
            $"{text}: the desk serves this machine alone (127.0.0.1 or ::1), since it has neither TLS nor accounts; "
            + "from another machine use a tunnel: ssh -L 5080:127.0.0.1:5080 HOST.");

    /// <summary>The address as it stands in a URL.</summary>
    public static string Name(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
}
