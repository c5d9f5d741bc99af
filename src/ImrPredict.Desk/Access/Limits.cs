using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace ImrPredict.Desk.Access;

/// <summary>How much one person, and one machine, may ask for.</summary>
internal sealed class Limits : IDisposable
{
    private const int Wrong = 10;
    private const int SecondsOfWrong = 36; // a hundred in an hour
    private const int AtOnce = 8;
    private const int Waiting = 100;

    private readonly PartitionedRateLimiter<string> _wrong = Buckets(
        burst: Wrong, each: TimeSpan.FromSeconds(SecondsOfWrong), refill: 1);

    private readonly PartitionedRateLimiter<string> _requests = Buckets(
        burst: 600, each: TimeSpan.FromSeconds(1), refill: 60);

    private readonly ConcurrencyLimiter _scoring = new(new()
    {
        PermitLimit = AtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Counts a request.</summary>
    /// <param name="who">A person, or the address of a machine.</param>
    /// <exception cref="RefusedException">There were too many.</exception>
    public void CountRequest(string who)
    {
        using var lease = _requests.AttemptAcquire(who);
        if (!lease.IsAcquired)
        {
            throw RefusedException.TooMuch("There were too many requests; wait a second, and go on more slowly.", 1);
        }
    }

    /// <summary>
    /// Counts a wrong token, or a single sign-on that failed. A right one is never held up: whoever sends wrong ones
    /// from an address that a house shares would keep everybody else in it out, and 256 random bits are not found by
    /// trying.
    /// </summary>
    /// <exception cref="RefusedException">Too many wrong ones came from this machine.</exception>
    public void CountWrong(string from)
    {
        using var lease = _wrong.AttemptAcquire(from);
        if (!lease.IsAcquired)
        {
            throw RefusedException.TooMuch(
                "That let nobody in, and too many such tries came from your machine; wait a minute, and look whether "
                + "all of a token was copied.", SecondsOfWrong);
        }
    }

    /// <summary>Waits until a file may be worked on at once.</summary>
    /// <returns>To be disposed when it is done.</returns>
    /// <exception cref="RefusedException">Too many wait already.</exception>
    public async Task<IDisposable> ScoringAsync(CancellationToken cancellation)
    {
        var lease = await _scoring.AcquireAsync(1, cancellation);
        return lease.IsAcquired ? lease : throw RefusedException.TooMuch(
            "Too many files are scored at once already; upload it as a batch, or try again in a while.", 5);
    }

    /// <summary>The machine that a request is counted for: an address, of IPv6 the network that a house has.</summary>
    public static string MachineOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork)
        {
            return address.MapToIPv4().ToString();
        }

        var bytes = address.GetAddressBytes();
        return $"{new IPAddress([.. bytes[..8], .. new byte[8]])}/64";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _wrong.Dispose();
        _requests.Dispose();
        _scoring.Dispose();
    }

    private static PartitionedRateLimiter<string> Buckets(int burst, TimeSpan each, int refill) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
            key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                ReplenishmentPeriod = each,
                TokensPerPeriod = refill,
                QueueLimit = 0,
            }));
}
