using System.Data.Common;
using System.Security.Cryptography;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store.Databases;

namespace ImrPredict.Desk.Store;

/// <summary>What the desk keeps, in the database of its user's choice.</summary>
internal sealed class DeskStore : IDisposable
{
    private DeskStore(StoreDatabase database) => Database = database;

    /// <summary>Where it is kept.</summary>
    public StoreDatabase Database { get; }

    /// <summary>Its name: the file, or the place on a server.</summary>
    public string Name => Database.Name;

    /// <summary>The folder of uploads that are not read yet.</summary>
    public string Uploads => Database.Uploads;

    /// <summary>Opens the store, or makes it.</summary>
    /// <param name="place">A file, or a place on a server.</param>
    /// <exception cref="ImrPredictException">
    /// It is none of this program, another desk has it, or it cannot be opened; it is as it was then.
    /// </exception>
    public static DeskStore Open(string place) => new(PostgresPlace.IsMeant(place)
        ? PostgresStore.Open(place) : SqliteStore.Open(place));

    /// <summary>Reads the trail of a store, which may be open in a desk, and changes nothing.</summary>
    /// <exception cref="ImrPredictException">It is no store that has a trail, or cannot be read.</exception>
    public static T ReadTrail<T>(string place, Func<TrailTable, T> read) => PostgresPlace.IsMeant(place)
        ? PostgresStore.ReadTrail(place, read) : SqliteStore.ReadTrail(place, read);

    /// <summary>A connection.</summary>
    public DbConnection Connect() => Database.Connect();

    /// <summary>The secret that a browser must bring; the same after a restart, so that links stay good.</summary>
    public string Key()
    {
        using var connection = Connect();
        connection.Run(
            "INSERT INTO settings VALUES ('key', @key) ON CONFLICT DO NOTHING",
            ("@key", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))));
        using var read = connection.Command("SELECT value FROM settings WHERE name = 'key'");
        return (string)read.ExecuteScalar()!;
    }

    /// <inheritdoc/>
    public void Dispose() => Database.Dispose();
}
