using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Reports;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands.Packages;

internal static class KeygenCommand
{
    private static readonly CommonOptions Common = new();

    private static readonly OutputOption<string> Key = new("--key")
    {
        Files = (path, _) => [path, path + ".pub"],
        Description = "File of the private key to write (PEM, for this account alone); the public one is FILE.pub.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create() => Common.Command(
        "keygen", "Make a pair of keys (Ed25519): the private one signs model packages, the public one checks them.",
        RunAsync, Key);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(Key);
        foreach (var taken in new[] { path, path + ".pub" }.Where(Path.Exists))
        {
            throw new ImrPredictException($"{taken}: is there already; a key is never overwritten, name another file.");
        }

        using var key = SigningKey.Generate();
        Write(path, key.ExportPrivate());
        Write(path + ".pub", key.ExportPublic());
        OpenToAll(path + ".pub");
        var terminal = Common.Terminal(arguments);
        terminal.Line($"wrote {path}, which no one else may have, and {path}.pub for those who check");
        terminal.Line($"next: imr-train sign MODEL --key {path}");
        await Common.WriteJsonAsync(arguments, new { key = path, publicKey = path + ".pub" }, cancellation);
        return ExitCode.Done;
    }

    // New files are for this account alone.
    private static void OpenToAll(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(bytes);
        file.Commit();
    }
}
