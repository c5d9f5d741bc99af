using System.Diagnostics;

namespace ImrPredict.CommandLine.Processes;

/// <summary>Starts this program again.</summary>
public static class ThisProgram
{
    /// <summary>The program and its first arguments.</summary>
    internal static IReadOnlyList<string> Command()
    {
        var host = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? [host, Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
            : [host];
    }

    /// <summary>Runs it in another process, which is killed when the run is cancelled.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="log">File that its output is added to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, string log, CancellationToken cancellation)
    {
        var command = Command();
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            await File.AppendAllTextAsync(log, await output + error, CancellationToken.None);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
