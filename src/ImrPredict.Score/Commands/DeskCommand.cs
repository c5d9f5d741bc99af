using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Desk;
using ImrPredict.Desk.Work;

namespace ImrPredict.Score.Commands;

internal static class DeskCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "a batch that is being scored goes on at the next start.",
    };

    private static readonly InputOptions Inputs = new();
    private static readonly PackageOptions Package = new();

    private static readonly Option<string> Address = new("--address")
    {
        Description = "The address to listen at. One that others can reach (an address of the machine, a name, "
            + "0.0.0.0 or * for all) needs --certificate, and --tokens or --oidc.",
        HelpName = "IP",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Port = CommonOptions.Within(
        new Option<int>("--port")
        {
            Description = "The port to listen at; 0 takes one that is free.",
            HelpName = "N",
            DefaultValueFactory = _ => 5080,
        },
        0, 65535);

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Address and port as one: http://127.0.0.1:5080, or https://0.0.0.0:5443 with --certificate.",
        HelpName = "URL",
    };

    private static readonly Option<string?> Certificate = new("--certificate")
    {
        Description = "The certificate for TLS: PFX, or PEM with those above it behind it.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> CertificateKey = new("--certificate-key")
    {
        Description = "The key of a PEM certificate, where it stands in a file of its own.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> CertificatePassword = new("--certificate-password-file")
    {
        Description = "A file whose first line is the password of the key.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Tokens = new("--tokens")
    {
        Description = "Who may sign in, and as what: a file that 'imr-score desk token' writes. Without it, "
            + "and without --oidc, whoever has the printed address may do all.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> SignOn = new("--oidc")
    {
        Description = "A single sign-on by OpenID Connect: a file of JSON with authority, client_id, "
            + "client_secret_file, name_claim, role_claim, scopes, and for each value of the claim the role that it "
            + "gives (docs/desk.md).",
        HelpName = "FILE",
    };

    private static readonly Option<double> Idle = CommonOptions.Within(
        new Option<double>("--idle")
        {
            Description = "With --tokens or --oidc: after how many minutes without use a session ends.",
            HelpName = "MINUTES",
            DefaultValueFactory = _ => 30,
        },
        0.01, 720, "number of minutes");

    private static readonly Option<string?> Store = ScoreOptions.DeskStore();

    private static readonly Option<string?> Runs = RunsOption.ToRead();

    private static readonly Option<bool> NoBrowser = new("--no-browser")
    {
        Description = "Do not open the browser; print the address alone.",
    };

    public static Command Create()
    {
        var command = Common.Command(
            "desk", "Open the review desk, a local web page: score backlogs, look at single items, audit decisions.",
            RunAsync,
            [
                Address, Port, Urls, Certificate, CertificateKey, CertificatePassword, Tokens, SignOn, Idle, Store,
                NoBrowser, Runs, .. Package.All, .. Inputs.Reading, DeskTokenCommand.Create(),
                DeskTrailCommand.Create(),
            ]);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Urls) is { } urls
                && (result.GetResult(Address) is { Implicit: false } || result.GetResult(Port) is { Implicit: false }))
            {
                result.AddError($"{urls.Option.Name} gives address and port; leave out --address and --port.");
            }

            foreach (var option in (Option<string?>[])[CertificateKey, CertificatePassword])
            {
                if (result.GetResult(option) is not null && result.GetResult(Certificate) is null)
                {
                    result.AddError($"{option.Name} is of a certificate; name that with {Certificate.Name}.");
                }
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var (address, port) = arguments.GetValue(Urls) is { } url
            ? DeskOptions.Place(url)
            : (arguments.GetRequiredValue(Address), arguments.GetValue(Port));
        await DeskRun.RunAsync(
            new DeskOptions
            {
                Address = address,
                Port = port,
                Url = arguments.GetValue(Urls),
                Certificate = arguments.GetValue(Certificate),
                CertificateKey = arguments.GetValue(CertificateKey),
                CertificatePasswordFile = arguments.GetValue(CertificatePassword),
                Tokens = arguments.GetValue(Tokens),
                SignOn = arguments.GetValue(SignOn),
                Idle = TimeSpan.FromMinutes(arguments.GetValue(Idle)),
                Store = arguments.GetValue(Store),
                Model = arguments.GetRequiredValue(Package.Model),
                Package = named => Package.Place(arguments, named),
                Runs = RunsOption.Path(arguments),
                Ingest = Inputs.Ingest(arguments) with { PassHouseColumns = true },
                OpenBrowser = !arguments.GetValue(NoBrowser),
            },
            async place =>
            {
                await Common.WriteJsonAsync(arguments, place, cancellation);
                terminal.Line($"the desk is open at {place.Address}");
                terminal.Line(
                    (place.HasAccounts
                        ? "people sign in."
                        : "the address holds its key: give it to no one else.")
                    + $" Store: {place.Store}. Ctrl+C stops it.");
                if (place.TrailBroken is { } number)
                {
                    terminal.Warn($"entry {number} of the trail does not fit the chain of hashes: it, or one before "
                        + "it, was changed or taken away after it was written");
                }
            },
            cancellation);
        return ExitCode.Done;
    }
}
