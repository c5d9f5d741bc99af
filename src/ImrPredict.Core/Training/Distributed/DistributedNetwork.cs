using System.Net.Sockets;
using ImrPredict.Cases;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// The processes that train one model together. Who has no key of the run cannot join them; what they send one another
/// is not encrypted.
/// </summary>
/// <param name="Addresses">IPv4 address and port of each rank, <c>10.0.0.7:23456</c>, in order of rank.</param>
/// <param name="Rank">Which of them this process is, from 0.</param>
/// <param name="Listener">Where this process listens, at its address; it is closed when all have met.</param>
/// <param name="Key">The secret of the run, 32 bytes.</param>
public sealed record DistributedNetwork(
    IReadOnlyList<string> Addresses, int Rank, TcpListener Listener, IReadOnlyList<byte> Key)
{
    /// <summary>Looks whether this machine can train with others.</summary>
    /// <exception cref="ImrPredictException">It lacks a library; the message says which.</exception>
    public static void Require() => LightGbmLibrary.Require();
}
