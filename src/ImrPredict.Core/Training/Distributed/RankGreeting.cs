using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// How two ranks make sure of each other before anything else is sent: each proves that it has the key of the run, by
/// an HMAC-SHA256 over what the other one drew at random and over both ranks.
/// </summary>
internal sealed class RankGreeting(byte[] key, int rank)
{
    private const int Drawn = 32;

    /// <summary>The side that connects.</summary>
    /// <returns>Whether the other side is that rank of this run.</returns>
    public async Task<bool> OpenAsync(Stream stream, int peer, CancellationToken cancellation)
    {
        var own = RandomNumberGenerator.GetBytes(Drawn);
        var hello = new byte[sizeof(int) + Drawn];
        BinaryPrimitives.WriteInt32LittleEndian(hello, rank);
        own.CopyTo(hello, sizeof(int));
        await stream.WriteAsync(hello, cancellation);
        var answer = new byte[Drawn + HMACSHA256.HashSizeInBytes];
        await stream.ReadExactlyAsync(answer, cancellation);
        var theirs = answer[..Drawn];
        if (!IsProof(answer.AsSpan(Drawn), own, theirs, peer, rank))
        {
            return false;
        }

        await stream.WriteAsync(Proof(theirs, own, rank, peer), cancellation);
        return true;
    }

    /// <summary>The side that is connected to.</summary>
    /// <returns>The rank of the other side; null where it is none of this run, or not one above this.</returns>
    public async Task<int?> AnswerAsync(Stream stream, int ranks, CancellationToken cancellation)
    {
        var hello = new byte[sizeof(int) + Drawn];
        await stream.ReadExactlyAsync(hello, cancellation);
        var (peer, theirs) = (BinaryPrimitives.ReadInt32LittleEndian(hello), hello[sizeof(int)..]);
        if (peer <= rank || peer >= ranks)
        {
            return null;
        }

        var own = RandomNumberGenerator.GetBytes(Drawn);
        await stream.WriteAsync((byte[])[.. own, .. Proof(theirs, own, rank, peer)], cancellation);
        var answer = new byte[HMACSHA256.HashSizeInBytes];
        await stream.ReadExactlyAsync(answer, cancellation);
        return IsProof(answer, own, theirs, peer, rank) ? peer : null;
    }

    // What the other one drew comes first, so that a proof is of no use in the other direction.
    private byte[] Proof(byte[] theirs, byte[] own, int by, int to)
    {
        var ends = new byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(ends, by);
        BinaryPrimitives.WriteInt32LittleEndian(ends.AsSpan(sizeof(int)), to);
        return HMACSHA256.HashData(key, (byte[])[.. theirs, .. own, .. ends]);
    }

    private bool IsProof(ReadOnlySpan<byte> proof, byte[] own, byte[] theirs, int by, int to) =>
        CryptographicOperations.FixedTimeEquals(proof, Proof(own, theirs, by, to));
}
