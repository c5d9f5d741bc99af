using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Access.SignOn;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ImrPredict.Desk;

/// <summary>The review desk: serves its pages until it is stopped.</summary>
public static class DeskRun
{
    /// <summary>Starts it, says where it is, and waits until it is stopped.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="opened">Told where it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ImrPredictException">Store, model, address or port cannot be used.</exception>
    public static async Task RunAsync(DeskOptions options, Func<DeskPlace, Task> opened, CancellationToken cancellation)
    {
        var address = DeskAddress.Of(options);
        var (accounts, signOn) = Accounts(options);
        using var certificate = ServerCertificate.Load(options);
        DeskModels.Check(options);
        using var store = DeskStore.Open(options.StorePath());
        var models = new DeskModels(options, new DeskAliases(store));
        await using var app = new DeskApp(options, address, certificate, accounts, signOn).Build(store, models);
        var broken = app.Services.GetService<Trail>()?.Check().FirstBroken;
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            throw new ImrPredictException(
                $"port {options.Port}: cannot be opened ({problem.Message}); name another with --port.", problem);
        }

        var server = app.Services.GetRequiredService<IServer>();
        var open = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var link = accounts is null
            ? $"{open}/?{DeskKey.Query}={store.Key()}"
            : address.Link(open, certificate) + "/";
        await opened(new DeskPlace(link, store.Path, accounts is not null, broken));
        if (options.OpenBrowser)
        {
            OpenBrowser(store, link);
        }

        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
        File.Delete(Opening(store));
    }

    /// <summary>All that a desk with accounts answers, to look through; nothing is opened but the store.</summary>
    /// <param name="options">Settings, with a file of tokens or a single sign-on.</param>
    /// <exception cref="ImrPredictException">Store, tokens or address cannot be used.</exception>
    public static async Task<IReadOnlyList<DeskEndpoint>> EndpointsAsync(DeskOptions options)
    {
        var (accounts, signOn) = Accounts(options);
        using var store = DeskStore.Open(options.StorePath());
        var models = new DeskModels(options, new DeskAliases(store));
        await using var app = new DeskApp(options, DeskAddress.Of(options), null, accounts, signOn)
            .Build(store, models);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()
                .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any"])
                    .Select(method => new DeskEndpoint(
                        method, endpoint.RoutePattern.RawText!,
                        endpoint.Metadata.GetMetadata<NeededRight>()?.Right))),
        ];
    }

    /// <summary>Walks the chain of a store's trail.</summary>
    /// <param name="storePath">The store; it is not changed.</param>
    /// <exception cref="ImrPredictException">It is no store of the desk that has a trail.</exception>
    public static TrailCheck CheckTrail(string storePath) => DeskStore.ReadTrail(storePath, trail => trail.Check());

    /// <summary>Whether the trail of a store holds an entry with a hash that was kept elsewhere.</summary>
    /// <param name="storePath">The store; it is not changed.</param>
    /// <param name="hash">The hash.</param>
    /// <exception cref="ImrPredictException">It is no store of the desk that has a trail.</exception>
    public static bool HoldsTrail(string storePath, string hash) =>
        DeskStore.ReadTrail(storePath, trail => trail.Holds(hash));

    private static (Accounts? Accounts, SignOnSettings? SignOn) Accounts(DeskOptions options)
    {
        var tokens = options.Tokens is { } file ? TokenFile.Open(file) : null;
        var signOn = options.SignOn is { } settings ? SignOnSettings.Load(settings) : null;
        return (tokens is null && signOn is null ? null : new Accounts(tokens, signOn is not null), signOn);
    }

    private static string Opening(DeskStore store) => Path.Combine(store.Uploads, "open-desk.html");

    // The arguments of programs can be seen by other accounts: the browser is given a private file that leads on.
    private static void OpenBrowser(DeskStore store, string link)
    {
        var page = Opening(store);
        using (var file = new StreamWriter(PrivateFiles.Open(page, FileMode.Create)))
        {
            file.Write("<!doctype html><title>ImrPredict desk</title>"
                + $"<meta http-equiv=refresh content=\"0;url={link}\">");
        }

        try
        {
            using var started = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
        }
        catch (Win32Exception)
        {
            // No program opens pages here; the address was printed.
        }
    }
}
