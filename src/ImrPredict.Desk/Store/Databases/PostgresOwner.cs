using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Npgsql;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>
/// That this desk alone has a store on a server: a lock of the server, held as long as one connection lives. When that
/// is lost, another desk may have taken the store, and nothing more may be written.
/// </summary>
internal sealed class PostgresOwner : IDisposable
{
    private const int KindOfLock = 0x494D5244; // "IMRD": apart from what others lock in the same database
    private const int SecondsBetweenSigns = 5;

    // The server lets go of the lock of a machine that is gone without a word.
    private const string SignsOfServer =
        "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _end = new();
    private readonly PostgresPlace _place;
    private readonly int _lock;
    private int _process;
    private Task _watch = Task.CompletedTask;

    private PostgresOwner(PostgresPlace place)
    {
        _place = place;
        _lock = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(place.Schema)));
        Connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.Settings.ConnectionString)
        {
            Pooling = false,
            KeepAlive = SecondsBetweenSigns,
            CommandTimeout = 0,
            Options = $"{place.Settings.Options} {SignsOfServer}".Trim(),
        }.ConnectionString);
    }

    /// <summary>The connection that holds the lock; for nobody once it is watched.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Cancelled when the lock may be held no more.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="ImrPredictException">Another desk has it.</exception>
    public static PostgresOwner Take(PostgresPlace place)
    {
        var owner = new PostgresOwner(place);
        try
        {
            owner.Connection.Open();
            using var command = owner.Connection.Command(
                "SELECT pg_catalog.pg_try_advisory_lock(@kind, @lock)", ("@kind", KindOfLock), ("@lock", owner._lock));
            owner._process = owner.Connection.ProcessID;
            return (bool)command.ExecuteScalar()!
                ? owner
                : throw new ImrPredictException(
                    $"{place.Name}: another desk is open on this store; use that one, or name another with --store.");
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>Notices from now on when the connection ends.</summary>
    public void Watch() => _watch = Task.Run(WatchAsync);

    /// <summary>Refuses a new connection of the desk where the lock is no more.</summary>
    /// <param name="connection">The new connection.</param>
    /// <exception cref="IOException">It is lost.</exception>
    public void Check(NpgsqlConnection connection)
    {
        using var command = connection.Command(
            "SELECT count(*) FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND pid = @pid "
            + "AND classid = @kind AND objid = @lock",
            ("@pid", _process), ("@kind", (long)KindOfLock), ("@lock", (long)(uint)_lock));
        if ((long)command.ExecuteScalar()! == 0)
        {
            _lost.Cancel();
        }

        CheckKept();
    }

    /// <summary>Refuses to go on where the lock is no more.</summary>
    /// <exception cref="IOException">It is lost.</exception>
    public void CheckKept()
    {
        if (_lost.IsCancellationRequested)
        {
            throw new IOException($"{_place.Name}: the connection that keeps the store for this desk was lost");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _watch.Wait();
        Connection.Dispose();
        _end.Dispose();
        _lost.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Connection.WaitAsync(_end.Token);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The desk ends.
        }
        catch (Exception problem) when (PostgresProblem.IsOne(problem) || problem is InvalidOperationException)
        {
            await _lost.CancelAsync();
        }
    }
}
