using ImrPredict.Cases;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// The processes that train one model together. Whoever reaches a port can disturb them: trusted networks alone.
/// </summary>
/// <param name="Addresses">IPv4 address and port of each rank, <c>10.0.0.7:23456</c>, in order of rank.</param>
/// <param name="Rank">Which of them this process is, from 0.</param>
public sealed record DistributedNetwork(IReadOnlyList<string> Addresses, int Rank)
{
    /// <summary>Looks whether this machine can train with others.</summary>
    /// <exception cref="ImrPredictException">It lacks a library; the message says which.</exception>
    public static void Require() => LightGbmLibrary.Require();
}
