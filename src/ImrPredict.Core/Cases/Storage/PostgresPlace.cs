using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace ImrPredict.Cases.Storage;

/// <summary>Where a PostgreSQL database is, and for whom; never with a password.</summary>
/// <param name="Settings">The connection.</param>
/// <param name="Name">Host and database.</param>
public sealed partial record PostgresPlace(NpgsqlConnectionStringBuilder Settings, string Name)
{
    /// <summary>How the place of a store is written, for messages.</summary>
    public const string StoreForm = "postgres://USER@HOST:PORT/DATABASE?schema=NAME";

    private const string UsualSchema = "imrpredict";
    private static readonly string[] Starts = ["postgres:", "postgresql:"];

    /// <summary>The schema that a store is in.</summary>
    public string Schema => Settings.SearchPath ?? "";

    /// <summary>Whether a text is meant to name a server, be it whole or not.</summary>
    public static bool IsMeant(string text) =>
        Array.Exists(Starts, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Reads what stands behind <c>postgres:</c>: <c>//USER@HOST:PORT/DATABASE</c>, or keywords such as
    /// <c>Host=/var/run/postgresql;Database=cases</c>.
    /// </summary>
    /// <exception cref="ImrPredictException">It is neither, or has a password.</exception>
    public static PostgresPlace Of(string place)
    {
        var settings = Read(place);
        if (!string.IsNullOrEmpty(settings.Password) || !string.IsNullOrEmpty(settings.Passfile))
        {
            throw new ImrPredictException(
                "postgres: the connection holds a password, which every process of this machine can read there; put it "
                + "into the environment variable PGPASSWORD or into ~/.pgpass.");
        }

        settings.Pooling = false;
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false;
        settings.CommandTimeout = 0;
        settings.ApplicationName = "imrpredict";
        return new PostgresPlace(settings, $"postgres:{settings.Host}/{settings.Database}");
    }

    /// <summary>
    /// Reads the place of a store: as <see cref="Of"/> with its start, and behind it <c>?schema=NAME</c>, and
    /// <c>sslmode</c> and <c>sslrootcert</c> as libpq has them; or the keyword <c>Search Path</c>.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <exception cref="ImrPredictException">It is no such place, or has a password.</exception>
    public static PostgresPlace OfStore(string text)
    {
        var rest = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var cut = rest.StartsWith("//", StringComparison.Ordinal) ? rest.IndexOf('?', StringComparison.Ordinal) : -1;
        var place = Of(cut < 0 ? rest : rest[..cut]);
        if (cut >= 0)
        {
            Array.ForEach(rest[(cut + 1)..].Split('&'), pair => Set(place.Settings, pair));
        }

        var settings = place.Settings;
        settings.SearchPath = string.IsNullOrWhiteSpace(settings.SearchPath) ? UsualSchema : settings.SearchPath;
        if (!SchemaName().IsMatch(settings.SearchPath)
            || settings.SearchPath.StartsWith("pg_", StringComparison.Ordinal))
        {
            throw new ImrPredictException(
                "postgres: the schema of a store is one name of small letters, digits and _; it does not begin with "
                + "a digit or pg_.");
        }

        var port = settings.Port == NpgsqlConnection.DefaultPort ? ""
            : string.Create(CultureInfo.InvariantCulture, $":{settings.Port}");
        return place with
        {
            Name = $"postgres:{settings.Host}{port}/{settings.Database}"
                + (settings.SearchPath == UsualSchema ? "" : $"?schema={settings.SearchPath}"),
        };
    }

    /// <summary>The same place, for connections that cannot write.</summary>
    public PostgresPlace ForReading() => this with
    {
        Settings = new NpgsqlConnectionStringBuilder(Settings.ConnectionString)
        {
            Options = $"{Settings.Options} -c default_transaction_read_only=on -c datestyle=ISO "
                + "-c intervalstyle=iso_8601",
        },
    };

    /// <summary>Reads a store, which may be open in a desk, and changes nothing.</summary>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ImrPredictException">There is no connection, or the server refuses it.</exception>
    public T Read<T>(Func<NpgsqlConnection, T> read)
    {
        try
        {
            using var connection = new NpgsqlConnection(ForReading().Settings.ConnectionString);
            connection.Open();
            return read(connection);
        }
        catch (Exception problem) when (PostgresProblem.IsOne(problem))
        {
            throw PostgresProblem.Told(Name, problem);
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string place)
    {
        try
        {
            return place.StartsWith("//", StringComparison.Ordinal) ? OfAddress(place) : new(place);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or InvalidOperationException)
        {
            // What is wrong may be the place of a password: nothing of it is told.
            throw new ImrPredictException(
                "postgres: the connection cannot be read; expected //USER@HOST:PORT/DATABASE, or keywords such as "
                + "Host=HOST;Database=NAME;Username=USER.");
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string pair)
    {
        var words = pair.Split('=', 2);
        var (name, value) = (words[0], words.Length == 2 ? Uri.UnescapeDataString(words[1]) : "");
        if (name == "schema")
        {
            settings.SearchPath = value;
        }
        else if (name == "sslrootcert")
        {
            settings.RootCertificate = value;
        }
        else if (name == "sslmode" && Enum.TryParse<SslMode>(
            value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode))
        {
            settings.SslMode = mode;
        }
        else
        {
            // What is wrong may be a password: nothing of it is told.
            throw new ImrPredictException(
                "postgres: behind the ? of a store stand schema, sslmode (such as verify-full) and sslrootcert alone; "
                + $"expected {StoreForm}.");
        }
    }

    private static NpgsqlConnectionStringBuilder OfAddress(string address)
    {
        var uri = new Uri("postgres:" + address);
        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.Host : "localhost",
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
        };
        if (uri.Port > 0)
        {
            settings.Port = uri.Port;
        }

        if (user[0].Length > 0)
        {
            settings.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            settings.Password = user[1];
        }

        return settings;
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex SchemaName();
}
