using System.Net;
using System.Net.Sockets;
using ImrPredict.Cases;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Tests.Training;

public sealed class RankMeshTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Each_rank_takes_from_each_other_what_that_one_sends_it(int ranks)
    {
        var networks = Networks(ranks, [.. Enumerable.Repeat((byte)7, ranks)]);

        var taken = await Task.WhenAll(networks.Select(network => Task.Run(() => Talk(network)))).WaitAsync(Patience);

        for (var rank = 0; rank < ranks; rank++)
        {
            Assert.Equal(
                Enumerable.Range(0, ranks).Select(from => from == rank ? null : $"{from} to {rank}"), taken[rank]);
        }
    }

    [Fact]
    public async Task Strangers_are_turned_away_and_the_ranks_meet_all_the_same()
    {
        var networks = Networks(2, [7, 7]);
        var first = Task.Run(() => Talk(networks[0]));
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPEndPoint.Parse(networks[0].Addresses[0]));
        using var loud = new TcpClient();
        await loud.ConnectAsync(IPEndPoint.Parse(networks[0].Addresses[0]));
        await loud.GetStream().WriteAsync(new byte[200]);
        var other = Networks(2, [8, 8])[1];
        var wrong = Task.Run(() => Talk(other with { Addresses = networks[0].Addresses }));

        await Assert.ThrowsAnyAsync<ImrPredictException>(() => wrong.WaitAsync(Patience));
        var second = await Task.Run(() => Talk(networks[1])).WaitAsync(Patience);

        Assert.Equal(["0 to 1", null], second);
        Assert.Equal([null, "1 to 0"], await first.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_rank_that_is_lost_is_told_to_the_others()
    {
        var networks = Networks(2, [7, 7]);
        var lost = Task.Run(() => RankMesh.Join(networks[1], CancellationToken.None));
        using var mesh = await Task.Run(() => RankMesh.Join(networks[0], CancellationToken.None)).WaitAsync(Patience);

        (await lost).Dispose();

        Assert.Throws<EndOfStreamException>(() => mesh.Exchange(_ => new byte[8], _ => new byte[8]));
    }

    private static List<DistributedNetwork> Networks(int ranks, byte[] keys)
    {
        var listeners = Enumerable.Range(0, ranks).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        List<string> addresses = [.. listeners.Select(listener => $"{listener.LocalEndpoint}")];
        return
        [
            .. listeners.Select((listener, rank) => new DistributedNetwork(
                addresses, rank, listener, [.. Enumerable.Repeat(keys[rank], 32)])),
        ];
    }

    private static List<string?> Talk(DistributedNetwork network)
    {
        using var mesh = RankMesh.Join(network, CancellationToken.None);
        var taken = new byte[mesh.Count][];
        mesh.Exchange(
            to => System.Text.Encoding.UTF8.GetBytes($"{mesh.Rank} to {to}"), from => taken[from] = new byte[6]);
        return [.. taken.Select(block => block is null ? null : System.Text.Encoding.UTF8.GetString(block))];
    }
}
