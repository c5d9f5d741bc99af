using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ImrPredict.Cases;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Distributed;

/// <summary>
/// How the ranks of an attempt find each other: each writes the address where it listens into the run folder, and waits
/// until the others have done so. No port is fixed beforehand, so a port that a lost attempt still holds does no harm.
/// </summary>
internal static class RankMeeting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<DistributedNetwork?> HoldAsync(
        DistributedFolder folder, RankPlace place, int ranks, CancellationToken cancellation)
    {
        if (ranks == 1)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(folder.Address(place.Attempt, place.Rank))!);
        var listener = new TcpListener(place.OneMachine ? IPAddress.Loopback : OwnHost(), 0);
        listener.Start();
        var temporary = folder.Temporary("address");
        await File.WriteAllTextAsync(temporary, $"{listener.LocalEndpoint}", cancellation);
        File.Move(temporary, folder.Address(place.Attempt, place.Rank), overwrite: true);
        var all = Enumerable.Range(0, ranks).Select(rank => folder.Address(place.Attempt, rank)).ToList();
        for (var clock = Stopwatch.StartNew(); all.Find(file => !File.Exists(file)) is { } missing;)
        {
            if (clock.Elapsed > Patience)
            {
                throw new ImrPredictException(
                    $"{missing}: not there after {Patience.TotalMinutes:0} minutes, so a rank did not start; "
                    + $"see {folder.Logs}.");
            }

            await Task.Delay(100, cancellation);
        }

        return new([.. all.Select(File.ReadAllText)], place.Rank, listener, folder.ReadKey());
    }

    // The address of the node's own name, if it is one of its interfaces; else that of its first interface.
    private static IPAddress OwnHost()
    {
        List<IPAddress> own =
        [
            .. NetworkInterface.GetAllNetworkInterfaces().Where(card => card.OperationalStatus == OperationalStatus.Up)
                .SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address)
                .Where(address => address.AddressFamily == AddressFamily.InterNetwork),
        ];
        return Named().FirstOrDefault(address => !IPAddress.IsLoopback(address) && own.Contains(address))
            ?? own.Find(address => !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
    }

    private static IPAddress[] Named()
    {
        try
        {
            return Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork);
        }
        catch (SocketException)
        {
            return []; // a node without a name in the network still has interfaces
        }
    }
}
