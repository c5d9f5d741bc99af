using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ImrPredict.Cases;
using static ImrPredict.Training.Distributed.LightGbmLibrary;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// What LightGBM asks of its network (<c>Network::Init</c> with functions of the caller): it opens no sockets of its
/// own, which would listen on all interfaces. Sums are made in order of rank, so that they are the same at all ranks.
/// Of one training run all calls come from the thread that began it.
/// </summary>
internal static unsafe class RankCollectives
{
    [ThreadStatic]
    private static RankMesh? _mesh;

    [ThreadStatic]
    private static Exception? _lost;

    /// <summary>Lets the library speak over these connections, on this thread.</summary>
    public static void Begin(RankMesh mesh)
    {
        (_mesh, _lost) = (mesh, null);
        Check(NetworkInitWithFunctions(
            mesh.Count, mesh.Rank,
            (nint)(delegate* unmanaged[Cdecl]<byte*, int, int, int*, int*, int, byte*, int, nint*, void>)&ReduceScatter,
            (nint)(delegate* unmanaged[Cdecl]<byte*, int, int*, int*, int, byte*, int, void>)&AllGather));
    }

    /// <summary>Ends that.</summary>
    public static void End()
    {
        _ = NetworkFree();
        _mesh = null;
    }

    /// <summary>Throws where a rank was lost: the library cannot be told, and has gone on with zeros.</summary>
    /// <exception cref="ImrPredictException">A rank was lost.</exception>
    public static void ThrowIfLost()
    {
        if (_lost is { } lost)
        {
            throw new ImrPredictException(
                $"LightGBM: another rank was lost ({lost.Message}); run the same command again.", lost);
        }
    }

    // Each rank has a part of the output, in the blocks of all; the input is its own part.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void AllGather(
        byte* input, int inputLength, int* starts, int* lengths, int ranks, byte* output, int outputLength)
    {
        var taken = Exchange(
            _ => new Span<byte>(input, inputLength).ToArray(), rank => lengths[rank]);
        var all = new Span<byte>(output, outputLength);
        if (taken is null)
        {
            all.Clear();
            return;
        }

        for (var rank = 0; rank < ranks; rank++)
        {
            (rank == _mesh!.Rank ? new ReadOnlySpan<byte>(input, inputLength) : taken[rank])
                .CopyTo(all[starts[rank]..]);
        }
    }

    // Each rank has all blocks in its input, and gets the sum of its own block over all.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ReduceScatter(
        byte* input, int inputLength, int typeSize, int* starts, int* lengths, int ranks, byte* output,
        int outputLength, nint* reducer)
    {
        var own = _mesh!.Rank;
        var (start, length) = (starts[own], lengths[own]);
        var taken = Exchange(
            rank => new Span<byte>(input + starts[rank], lengths[rank]).ToArray(), _ => length);
        var sum = new Span<byte>(output, outputLength);
        if (taken is null)
        {
            sum.Clear();
            return;
        }

        var reduce = (delegate* unmanaged[Cdecl]<byte*, byte*, int, int, void>)*reducer;
        for (var rank = 0; rank < ranks; rank++)
        {
            var block = rank == own ? new Span<byte>(input + start, length) : taken[rank];
            if (rank == 0)
            {
                block.CopyTo(sum);
                continue;
            }

            fixed (byte* bytes = block)
            {
                reduce(bytes, output, typeSize, length);
            }
        }
    }

    // No exception may reach the library; what it goes on with is thrown away.
    private static byte[][]? Exchange(Func<int, byte[]> toSend, Func<int, int> lengthOf)
    {
        if (_lost is not null)
        {
            return null;
        }

        var taken = new byte[_mesh!.Count][];
        try
        {
            _mesh.Exchange(toSend, rank => taken[rank] = new byte[lengthOf(rank)]);
            return taken;
        }
        catch (Exception lost)
        {
            _lost = lost;
            return null;
        }
    }
}
