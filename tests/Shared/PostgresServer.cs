using System.Diagnostics;

namespace ImrPredict.Tests;

/// <summary>A PostgreSQL server that listens on a socket in a folder of its own; its account has a password.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>The password of the account <c>imr</c>.</summary>
    public const string Password = "canary-password-7";

    private readonly string _folder = Directory.CreateTempSubdirectory("pg").FullName;

    /// <summary>The folder with its socket, and its files in <c>data</c>.</summary>
    public string Folder => _folder;

    /// <summary>A connection without the password.</summary>
    public string Connection => $"postgres:Host={_folder};Username=imr;Database=postgres";

    /// <summary>How items name it.</summary>
    public string Name => $"postgres:{_folder}/postgres";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!PostgresFactAttribute.IsPossible)
        {
            return;
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "password"), Password);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "-R", "postgres", _folder);
        }

        await RunOfServerAsync(
            "initdb", "-D", $"{_folder}/data", "-U", "imr", "-E", "UTF8", "-A", "scram-sha-256",
            $"--pwfile={_folder}/password");
        await StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (File.Exists($"{_folder}/data/postmaster.pid"))
        {
            await StopAsync();
        }

        TemporaryFolder.Remove(_folder);
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public Task StopAsync() => RunOfServerAsync("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "stop");

    /// <summary>Starts it again.</summary>
    public Task StartAsync() => RunOfServerAsync(
        "pg_ctl", "-D", $"{_folder}/data", "-w", "-l", $"{_folder}/log", "-o",
        $"-k {_folder} -c listen_addresses='' -c fsync=off", "start");

    /// <summary>Runs statements.</summary>
    /// <returns>What they print.</returns>
    public Task<string> DoAsync(string statements) => RunAsync(
        "psql", "-h", _folder, "-U", "imr", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-At", "-c", statements);

    // A server does not run as root.
    private static Task<string> RunOfServerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(PostgresFactAttribute.Programs!, program);
        return Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PGPASSWORD"] = Password;
        using var process = Process.Start(start)!;

        // What a server writes goes to its log; it keeps the pipes of the program that starts it.
        if (arguments[^1] == "start")
        {
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
            return "";
        }

        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}
