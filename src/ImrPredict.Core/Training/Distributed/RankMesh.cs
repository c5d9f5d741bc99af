using System.Net;
using System.Net.Sockets;
using ImrPredict.Cases;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// A connection from each rank to each other one. Only who has the key of the run gets one: whoever else reaches the
/// port is turned away.
/// </summary>
internal sealed class RankMesh : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GreetingPatience = TimeSpan.FromSeconds(10);

    private readonly NetworkStream?[] _peers;
    private readonly DistributedNetwork _network;
    private readonly RankGreeting _greeting;

    private RankMesh(DistributedNetwork network) => (_network, _peers, _greeting) = (
        network, new NetworkStream?[network.Addresses.Count], new([.. network.Key], network.Rank));

    /// <summary>How many ranks there are.</summary>
    public int Count => _peers.Length;

    /// <summary>Which of them this is.</summary>
    public int Rank => _network.Rank;

    /// <summary>Meets all others.</summary>
    /// <exception cref="ImrPredictException">One of them did not come.</exception>
    public static RankMesh Join(DistributedNetwork network, CancellationToken cancel)
    {
        var mesh = new RankMesh(network);
        try
        {
            mesh.JoinAsync(cancel).GetAwaiter().GetResult();
            return mesh;
        }
        catch
        {
            mesh.Dispose();
            throw;
        }
        finally
        {
            network.Listener.Dispose();
        }
    }

    /// <summary>Sends a block to each other rank and takes one from each; all ranks must do so.</summary>
    /// <param name="toSend">The block for a rank.</param>
    /// <param name="toTake">How many bytes come from a rank, and into what.</param>
    /// <exception cref="IOException">A rank was lost.</exception>
    public void Exchange(Func<int, byte[]> toSend, Func<int, byte[]> toTake)
    {
        for (var step = 1; step < Count; step++)
        {
            var (to, from) = ((Rank + step) % Count, (Rank - step + Count) % Count);
            var sent = _peers[to]!.WriteAsync(toSend(to)).AsTask();
            _peers[from]!.ReadExactly(toTake(from));
            sent.GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var peer in _peers)
        {
            peer?.Dispose();
        }
    }

    private async Task JoinAsync(CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(Patience);
        try
        {
            List<Task> meetings =
            [
                AcceptAllAsync(late.Token), .. Enumerable.Range(0, Rank).Select(peer => ConnectAsync(peer, late.Token)),
            ];
            await foreach (var meeting in Task.WhenEach(meetings))
            {
                await meeting; // the first that fails ends the wait for the others
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ImrPredictException(
                $"rank {Rank}: another rank did not come within {Patience.TotalMinutes:0} minutes; run the same "
                + "command again.");
        }
        catch (Exception lost) when (lost is IOException or SocketException)
        {
            throw new ImrPredictException(
                $"rank {Rank}: another rank was lost ({lost.Message}); run the same command again.", lost);
        }
    }

    private async Task ConnectAsync(int peer, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPEndPoint.Parse(_network.Addresses[peer]), cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var stream = StreamOf(socket);
        _peers[peer] = stream;
        if (!await _greeting.OpenAsync(stream, peer, cancel))
        {
            throw new ImrPredictException(
                $"rank {Rank}: what listens at the address of rank {peer} does not have the key of the run; run the "
                + "same command again.");
        }
    }

    // Who greets slowly or wrongly does not keep the others waiting.
    private async Task AcceptAllAsync(CancellationToken cancel)
    {
        var awaited = Count - Rank - 1;
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var stop = over.Token.Register(() => met.TrySetCanceled(over.Token));
        var accepting = awaited > 0 ? ListenAsync() : Task.CompletedTask;
        if (awaited > 0)
        {
            await met.Task;
        }

        await over.CancelAsync();
        await accepting;

        async Task ListenAsync()
        {
            List<Task> greetings = [];
            try
            {
                while (true)
                {
                    greetings.Add(GreetAsync(await _network.Listener.AcceptSocketAsync(over.Token)));
                }
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(greetings);
            }
        }

        async Task GreetAsync(Socket socket)
        {
            var stream = StreamOf(socket);
            using var late = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
            late.CancelAfter(GreetingPatience);
            try
            {
                if (await _greeting.AnswerAsync(stream, Count, late.Token) is { } peer
                    && Interlocked.CompareExchange(ref _peers[peer], stream, null) is null)
                {
                    if (Interlocked.Decrement(ref awaited) == 0)
                    {
                        met.TrySetResult();
                    }

                    return;
                }
            }
            catch (Exception stranger) when (stranger is IOException or OperationCanceledException)
            {
                // No rank of this run: turned away below.
            }

            await stream.DisposeAsync();
        }
    }

    // Blocks are small and many; a machine that is lost without a word is noticed after a minute and a half.
    private static NetworkStream StreamOf(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 6);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
