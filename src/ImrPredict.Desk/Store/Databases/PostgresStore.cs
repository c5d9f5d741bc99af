using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Npgsql;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>A store in a schema of a PostgreSQL server.</summary>
internal sealed class PostgresStore : StoreDatabase
{
    private const int MostConnections = 40;
    private const int SecondsOfStatement = 120;
    private const int FieldOfDiagnoses = 2;
    private const string OfDoneAudits =
        "id >> 32 IN (SELECT b.id FROM batches b WHERE b.state = 'Done' AND b.kind = 'Audit')";

    private readonly PostgresPlace _place;
    private readonly PostgresOwner _owner;
    private readonly NpgsqlDataSource _source;

    private PostgresStore(PostgresPlace place, PostgresOwner owner)
    {
        (_place, _owner) = (place, owner);
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(place.Settings.ConnectionString)
        {
            Pooling = true,
            MaxPoolSize = MostConnections,
            CommandTimeout = SecondsOfStatement,
            MaxAutoPrepare = 50,
            Options = $"{place.Settings.Options} -c synchronous_commit=on".Trim(),
        }.ConnectionString);
        source.UsePhysicalConnectionInitializer(owner.Check, connection =>
        {
            owner.Check(connection);
            return Task.CompletedTask;
        });
        _source = source.Build();
    }

    /// <inheritdoc/>
    public override string Name => _place.Name;

    /// <inheritdoc/>
    public override string Uploads
    {
        get
        {
            var settings = _place.Settings;
            var place = string.Create(
                CultureInfo.InvariantCulture,
                $"{settings.Host}\n{settings.Port}\n{settings.Database}\n{settings.SearchPath}");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 8));
            return Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "imrpredict", $"uploads-{hash}");
        }
    }

    /// <inheritdoc/>
    public override string WordKey => "id";

    /// <inheritdoc/>
    public override CancellationToken Lost => _owner.Lost;

    /// <summary>Opens the store, or makes it.</summary>
    /// <exception cref="ImrPredictException">
    /// The schema is none of this program, another desk has it, or the server does not let it be used.
    /// </exception>
    public static PostgresStore Open(string text)
    {
        var place = PostgresPlace.OfStore(text);
        PostgresOwner? owner = null;
        PostgresStore? store = null;
        try
        {
            owner = PostgresOwner.Take(place);
            PostgresSchema.Prepare(owner.Connection, place);
            owner.Watch();
            store = new PostgresStore(place, owner);
            PrivateFiles.CreateFolder(store.Uploads);
            if (store.HasDeleted())
            {
                store.Overwrite();
            }

            return store;
        }
        catch (Exception problem)
        {
            store?._source.Dispose();
            owner?.Dispose();
            if (problem is UnauthorizedAccessException or IOException)
            {
                throw new ImrPredictException(
                    $"{place.Name}: the folder of uploads cannot be made ({problem.Message}); see that your account "
                    + "can write to the folder of its data.", problem);
            }

            if (PostgresProblem.IsOne(problem))
            {
                throw PostgresProblem.Told(place.Name, problem);
            }

            throw;
        }
    }

    /// <summary>Reads the trail of a store, which may be open in a desk, and changes nothing.</summary>
    /// <exception cref="ImrPredictException">It is no store that has a trail, or cannot be read.</exception>
    public static T ReadTrail<T>(string text, Func<TrailTable, T> read)
    {
        var place = PostgresPlace.OfStore(text);
        return place.Read(connection =>
        {
            PostgresSchema.CheckVersion(connection, place);
            return read(new TrailTable(connection));
        });
    }

    /// <inheritdoc/>
    public override DbConnection Connect()
    {
        _owner.CheckKept();
        return _source.OpenConnection();
    }

    /// <inheritdoc/>
    public override DbConnection ConnectDurable() => Connect();

    /// <inheritdoc/>
    public override DbTransaction BeginReading(DbConnection connection) =>
        connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);

    /// <inheritdoc/>
    public override StoreWriter Writer() => new PostgresWriter((NpgsqlConnection)Connect());

    /// <inheritdoc/>
    public override string IdsHolding(DbCommand command, WordQuery words) =>
        Holding(command, words, "id BETWEEN @first AND @last");

    /// <inheritdoc/>
    public override string AuditedIdsHolding(DbCommand command, WordQuery words) =>
        Holding(command, words, OfDoneAudits);

    /// <summary>
    /// Writes the tables anew without what is deleted. Where somebody reads one of them for long, that is left for the
    /// next time.
    /// </summary>
    public override void Overwrite()
    {
        using var connection = (NpgsqlConnection)Connect();
        connection.Run("SET lock_timeout = '5s'");
        var isWhole = true;
        foreach (var table in PostgresSchema.OfBatches)
        {
            isWhole &= Vacuum(connection, table);
        }

        if (isWhole)
        {
            connection.Run("DELETE FROM settings WHERE name = 'deleted'");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _source.Dispose();
        _owner.Dispose();
    }

    private static bool Vacuum(NpgsqlConnection connection, string table)
    {
        using var command = connection.Command($"VACUUM (FULL) {table}");
        command.CommandTimeout = 0;
        try
        {
            command.ExecuteNonQuery();
            return true;
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    private bool HasDeleted()
    {
        using var connection = Connect();
        using var command = connection.Command("SELECT count(*) FROM settings WHERE name = 'deleted'");
        return (long)command.ExecuteScalar()! > 0;
    }

    // A row is found whose every word stands somewhere in it, or in its diagnoses. What has no letter and no digit
    // counts for nothing beside others, and finds nothing alone.
    private static string Holding(DbCommand command, WordQuery words, string among)
    {
        using var cutter = new WordCutter();
        var parts = new List<string>();
        foreach (var (text, where) in new[]
        {
            (words.Anywhere, ""),
            (words.InDiagnoses, string.Create(CultureInfo.InvariantCulture, $" AND field = {FieldOfDiagnoses}")),
        })
        {
            var asked = WordQuery.Cut(text);
            var searched = asked.Select(cutter.Cut).Where(word => word.Count > 0).Select(WordVector.Query).ToList();
            if (asked.Count > 0 && searched.Count == 0)
            {
                return "SELECT id FROM words WHERE false";
            }

            foreach (var query in searched)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@word{parts.Count}");
                command.Bind(name, query);
                parts.Add($"SELECT id FROM words WHERE {among} AND vector @@ CAST({name} AS tsquery){where}");
            }
        }

        return string.Join(" INTERSECT ", parts);
    }
}
