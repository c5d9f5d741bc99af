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
        Description = "The address to listen at, one of this machine alone: 127.0.0.1 or ::1.",
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

    private static readonly Option<string?> Store = new("--store")
    {
        Description = "The database of batches and their texts (default: imrpredict/desk.db in the folder of your "
            + "account's data, ~/.local/share on Linux).",
        HelpName = "FILE",
    };

    private static readonly Option<bool> NoBrowser = new("--no-browser")
    {
        Description = "Do not open the browser; print the address alone.",
    };

    public static Command Create() => Common.Command(
        "desk", "Open the review desk: a local web page to score backlogs and to look at single items.",
        RunAsync, [Address, Port, Store, NoBrowser, .. Package.All, .. Inputs.Reading]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        await DeskRun.RunAsync(
            new DeskOptions
            {
                Address = arguments.GetRequiredValue(Address),
                Port = arguments.GetValue(Port),
                Store = arguments.GetValue(Store),
                Model = arguments.GetRequiredValue(Package.Model),
                Package = named => Package.Place(arguments, named),
                Ingest = Inputs.Ingest(arguments) with { PassHouseColumns = true },
                OpenBrowser = !arguments.GetValue(NoBrowser),
            },
            async place =>
            {
                await Common.WriteJsonAsync(arguments, place, cancellation);
                terminal.Line($"the desk is open at {place.Address}");
                terminal.Line(
                    $"the address holds its key: give it to no one else. Store: {place.Store}. Ctrl+C stops it.");
            },
            cancellation);
        return ExitCode.Done;
    }
}
