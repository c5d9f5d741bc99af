using System.Globalization;

namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>A server for stores of desks, each in a schema of its own.</summary>
public sealed class PostgresDesks : IAsyncLifetime
{
    /// <summary>The tests that share it.</summary>
    public const string Tests = "stores on a server";

    private int _made;

    /// <summary>The server.</summary>
    public PostgresServer Server { get; } = new();

    /// <summary>The folder of the account's data, with the folders of uploads.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("imr-data").FullName;

    /// <summary>The place of a store that is not there yet.</summary>
    public string NewPlace() => PlaceOf(string.Create(CultureInfo.InvariantCulture, $"store{++_made}"));

    /// <summary>The place of a store in a schema.</summary>
    public string PlaceOf(string schema) => $"{Server.Connection};Search Path={schema}";

    /// <summary>The schema of a place.</summary>
    public static string SchemaOf(string place) => place[(place.LastIndexOf('=') + 1)..];

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        // As a user gives them: the programs that tests start take them over.
        Environment.SetEnvironmentVariable("PGPASSWORD", PostgresServer.Password);
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", Data);
        return Server.InitializeAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", null);
        TemporaryFolder.Remove(Data);
    }
}
