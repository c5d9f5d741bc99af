using System.CommandLine;
using System.Text;
using ImrPredict.CommandLine;
using ImrPredict.Reports;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands.Packages;

internal static class SignCommand
{
    private static readonly CommonOptions Common = new();

    private static readonly Argument<string> Model = new("MODEL")
    {
        Description = "Folder of a model package, or the name of one in the folder models.",
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = "The private key (PEM), as imr-train keygen or openssl genpkey -algorithm ed25519 makes it.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create() => Common.Command(
        "sign", "Sign a model package; every file of it is checked first. Commands that read one check the signature "
            + "with --require-signature KEY.pub.",
        RunAsync, Model, Key);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Bundled.ModelFolder(arguments.GetRequiredValue(Model));
        using var key = SigningKey.Load(arguments.GetRequiredValue(Key));
        var signature = PackageSigner.Sign(folder, key);
        var path = Path.Combine(folder, PackageSignature.FileName);
        using (var file = new AtomicFile(path))
        {
            file.Stream.Write(Encoding.ASCII.GetBytes(signature));
            file.Commit();
        }

        // Who may read the package may check who signed it.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(Path.Combine(folder, ModelPackage.ManifestName)));
        }

        var terminal = Common.Terminal(arguments);
        terminal.Line($"wrote {path}");
        await Common.WriteJsonAsync(arguments, new { signature = path }, cancellation);
        return ExitCode.Done;
    }
}
