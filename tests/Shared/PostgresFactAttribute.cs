namespace ImrPredict.Tests;

/// <summary>
/// A fact that needs a PostgreSQL server of its own: the package postgresql. It skips visibly without it, and fails
/// there when <c>IMR_REQUIRE_POSTGRES=1</c> is set, as the continuous integration does.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    private const string Packages = "/usr/lib/postgresql";

    /// <summary>Decides whether to skip.</summary>
    public PostgresFactAttribute()
    {
        if (!IsPossible)
        {
            Skip = "PostgreSQL is not installed.";
        }
    }

    /// <summary>Whether the server is to be tried.</summary>
    public static bool IsPossible { get; } =
        Environment.GetEnvironmentVariable("IMR_REQUIRE_POSTGRES") == "1" || Programs is not null;

    /// <summary>The folder of the programs of the server, of the newest version; null where there is none.</summary>
    public static string? Programs => !Directory.Exists(Packages) ? null
        : Directory.GetDirectories(Packages).Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();
}
