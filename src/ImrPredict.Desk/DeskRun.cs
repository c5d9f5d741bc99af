using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Api;
using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Routes;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
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
        var address = DeskAddress.Parse(options.Address);
        DeskModels.Check(options);
        using var store = DeskStore.Open(options.StorePath());
        var models = new DeskModels(options, new DeskAliases(store));
        var key = store.Key();
        await using var app = Build(options, address, models, store, key);
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
        var link = $"{open}/?{DeskKey.Query}={key}";
        await opened(new DeskPlace(link, store.Path));
        if (options.OpenBrowser)
        {
            OpenBrowser(store, link);
        }

        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
        File.Delete(Opening(store));
    }

    private static WebApplication Build(
        DeskOptions options, IPAddress address, DeskModels models, DeskStore store, string key)
    {
        // No settings from files or variables, no log: texts of cases stand in addresses and messages of a server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(address, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.UploadBytes;
        });
        var services = builder.Services;
        services.AddLogging().AddRoutingCore().AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(forms =>
        {
            forms.HeaderName = DeskForms.TokenHeader;
            forms.FormFieldName = DeskForms.TokenField;
            forms.Cookie.Name = "imr-desk-form";
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddHostFiltering(hosts =>
        {
            hosts.AllowedHosts = DeskAddress.Hosts;
            hosts.AllowEmptyHosts = false;
        });
        services.AddSingleton(options).AddSingleton(models).AddSingleton(store).AddSingleton(new DeskKey(key));
        services.AddSingleton<BatchQueue>().AddHostedService(all => all.GetRequiredService<BatchQueue>());
        services.AddSingleton<PageWriter>().AddSingleton<Failures>().AddSingleton<UploadReader>();
        services.AddSingleton<BacklogRoutes>().AddSingleton<BatchRoutes>().AddSingleton<ModelRoutes>()
            .AddSingleton<DecisionRoutes>().AddSingleton<ReadingRoutes>().AddSingleton<ReadingDesk>()
            .AddSingleton<ChartRoutes>().AddSingleton<SearchRoutes>();
        services.AddSingleton<ChartFinder>().AddSingleton<SearchSums>().AddSingleton<YearFinder>()
            .AddSingleton<DriftFinder>().AddSingleton<ViewSums>().AddSingleton<ItemExplainer>();
        services.AddSingleton<ApiScoring>().AddSingleton<ApiBatches>().AddSingleton<ApiFindings>()
            .AddSingleton<ApiRoutes>();

        var app = builder.Build();
        app.Use(SecurityHeaders.AddAsync);
        app.UseHostFiltering();
        app.Use((context, next) => context.RequestServices.GetRequiredService<DeskKey>().CheckAsync(context, next));
        app.Use((context, next) => context.RequestServices.GetRequiredService<Failures>().CatchAsync(context, next));
        app.UseRouting();
        StaticRoutes.Map(app);
        app.Services.GetRequiredService<BacklogRoutes>().Map(app);
        app.Services.GetRequiredService<BatchRoutes>().Map(app);
        app.Services.GetRequiredService<DecisionRoutes>().Map(app);
        app.Services.GetRequiredService<ReadingRoutes>().Map(app);
        app.Services.GetRequiredService<ModelRoutes>().Map(app);
        app.Services.GetRequiredService<ChartRoutes>().Map(app);
        app.Services.GetRequiredService<SearchRoutes>().Map(app);
        app.Services.GetRequiredService<ApiRoutes>().Map(app);
        return app;
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

/// <summary>Where a desk is open.</summary>
/// <param name="Address">Its address with the key.</param>
/// <param name="Store">Its database.</param>
public sealed record DeskPlace(string Address, string Store);
