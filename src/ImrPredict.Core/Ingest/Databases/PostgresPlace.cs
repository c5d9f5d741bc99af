using ImrPredict.Cases;
using Npgsql;

namespace ImrPredict.Ingest.Databases;

/// <summary>Where a PostgreSQL database is, and for whom; never with a password.</summary>
/// <param name="Settings">The connection.</param>
/// <param name="Name">Host and database.</param>
internal sealed record PostgresPlace(NpgsqlConnectionStringBuilder Settings, string Name)
{
    /// <summary>
    /// Reads what stands behind <c>postgres:</c>: <c>//USER@HOST:PORT/DATABASE</c>, or keywords such as
    /// <c>Host=/var/run/postgresql;Database=cases</c>.
    /// </summary>
    /// <exception cref="ImrPredictException">It is neither, or has a password.</exception>
    public static PostgresPlace Of(string place)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = place.StartsWith("//", StringComparison.Ordinal) ? OfAddress(place) : new(place);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or InvalidOperationException)
        {
            // What is wrong may be the place of a password: nothing of it is told.
            throw new ImrPredictException(
                "postgres: the connection cannot be read; expected //USER@HOST:PORT/DATABASE, or keywords such as "
                + "Host=HOST;Database=NAME;Username=USER.");
        }

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
        settings.Options =
            $"{settings.Options} -c default_transaction_read_only=on -c datestyle=ISO -c intervalstyle=iso_8601".Trim();
        return new PostgresPlace(settings, $"postgres:{settings.Host}/{settings.Database}");
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
}
