using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Package;

namespace ImrPredict.Desk.Work;

/// <summary>Settings of the desk.</summary>
public sealed partial record DeskOptions
{
    private static readonly string[] SqliteKeys = ["Data Source", "DataSource", "Filename"];
    private static readonly string[] ServerKeys =
        ["Host", "Server", "User ID", "Username", "Database", "Port", "Password"];

    /// <summary>The address to listen at; one that others can reach asks for TLS and tokens.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The URL that address and port are of; null where they were given by themselves.</summary>
    public string? Url { get; init; }

    /// <summary>The certificate, PFX or PEM; null for no TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>The key of a PEM certificate; null where it stands in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>A file whose first line is the password of the key; null for none.</summary>
    public string? CertificatePasswordFile { get; init; }

    /// <summary>The file of who may sign in by a token; null for none.</summary>
    public string? Tokens { get; init; }

    /// <summary>A file that describes a single sign-on by OpenID Connect; null for none.</summary>
    public string? SignOn { get; init; }

    /// <summary>After how long without use a session ends. Default 30 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The port; 0 for any that is free. Default 5080.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>The database; null for its usual place.</summary>
    public string? Store { get; init; }

    /// <summary>The model package that is offered first.</summary>
    public required string Model { get; init; }

    /// <summary>The package by what a user calls it.</summary>
    public required Func<string, PackagePlace> Package { get; init; }

    /// <summary>
    /// The history of runs that names champion and challenger; null where the desk keeps names of its own.
    /// </summary>
    public string? Runs { get; init; }

    /// <summary>How uploads are read.</summary>
    public required IngestOptions Ingest { get; init; }

    /// <summary>Whether the browser is opened.</summary>
    public bool OpenBrowser { get; init; }

    /// <summary>Most bytes of one upload. Unit: bytes. Default 2,000,000,000.</summary>
    public long UploadBytes { get; init; } = 2_000_000_000;

    /// <summary>Address and port of a URL.</summary>
    /// <param name="url">Such as http://127.0.0.1:5080; an address, a name, or * and + for all addresses.</param>
    /// <exception cref="ImrPredictException">It is none.</exception>
    public static (string Address, int Port) Place(string url)
    {
        var parts = UrlParts().Match(url);
        var port = !parts.Groups["port"].Success ? (parts.Groups["tls"].Success ? 443 : 80)
            : int.Parse(parts.Groups["port"].Value, CultureInfo.InvariantCulture);
        return parts.Success && port <= IPEndPoint.MaxPort
            ? (parts.Groups["host"].Value.Trim('[', ']'), port)
            : throw new ImrPredictException($"{url}: is no address and port, such as http://127.0.0.1:5080.");
    }

    /// <summary>Where the database is, and its uploads beside it.</summary>
    /// <exception cref="ImrPredictException">It is no file.</exception>
    public string StorePath() => PathOf(Store);

    /// <summary>Where a store is that a user names; null for its usual place.</summary>
    /// <exception cref="ImrPredictException">It is no file.</exception>
    public static string PathOf(string? store) => Path.GetFullPath(store is null
        ? Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "imrpredict", "desk.db")
        : FileOf(store));

    [GeneratedRegex(
        @"^http(?<tls>s)?://(?<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+|[*+])(:(?<port>\d{1,5}))?/?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UrlParts();

    // A connection string of SQLite names a file too.
    private static string FileOf(string store)
    {
        var words = store.Split('=', 2, StringSplitOptions.TrimEntries);
        if (words is [var key, var value] && SqliteKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            return value.Length > 0 && !value.Contains(';', StringComparison.Ordinal)
                ? value
                : throw new ImrPredictException(
                    "--store: of a connection string only the file is taken; give its path.");
        }

        var isServer = words.Length == 2 && ServerKeys.Contains(words[0], StringComparer.OrdinalIgnoreCase)
            || store.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || store.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
        return isServer
            ? throw new ImrPredictException(
                "--store: the desk keeps its store in a SQLite file, and in no server; name a file.")
            : store;
    }
}
