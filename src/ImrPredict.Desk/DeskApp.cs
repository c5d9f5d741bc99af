using ImrPredict.Desk.Access;
using ImrPredict.Desk.Access.SignOn;
using ImrPredict.Desk.Api;
using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Routes;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ImrPredict.Desk;

/// <summary>Puts the server together: what it listens at, who is let in, and what it answers.</summary>
/// <param name="options">Settings.</param>
/// <param name="address">Where it listens.</param>
/// <param name="certificate">For TLS; null for none.</param>
/// <param name="accounts">Who may sign in; null where the key of the store opens everything.</param>
/// <param name="signOn">The single sign-on; null for none.</param>
internal sealed class DeskApp(
    DeskOptions options, DeskAddress address, ServerCertificate? certificate, Accounts? accounts,
    SignOnSettings? signOn)
{
    private const int MostConnections = 1000;

    /// <summary>The server, with its routes.</summary>
    public WebApplication Build(DeskStore store, DeskModels models)
    {
        // No settings from files or variables, no log: texts of cases stand in addresses and messages of a server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Listen);
        var services = builder.Services;
        services.AddLogging().AddRoutingCore().AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(forms =>
        {
            forms.HeaderName = DeskForms.TokenHeader;
            forms.FormFieldName = DeskForms.TokenField;
            forms.Cookie.Name = certificate is null ? "imr-desk-form" : "__Host-imr-desk-form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddHostFiltering(hosts =>
        {
            hosts.AllowedHosts = [.. address.Hosts(certificate)];
            hosts.AllowEmptyHosts = false;
        });
        services.AddSingleton(options).AddSingleton(models).AddSingleton(store);
        services.AddSingleton<Limits>().AddScoped(_ => new Visit(accounts is not null));
        services.AddSingleton<BatchQueue>().AddHostedService(all => all.GetRequiredService<BatchQueue>());
        services.AddSingleton<PageWriter>().AddSingleton<Failures>().AddSingleton<UploadReader>();
        services.AddSingleton<BacklogRoutes>().AddSingleton<BatchRoutes>().AddSingleton<ModelRoutes>()
            .AddSingleton<DecisionRoutes>().AddSingleton<ReadingRoutes>().AddSingleton<ReadingDesk>()
            .AddSingleton<ChartRoutes>().AddSingleton<SearchRoutes>();
        services.AddSingleton<ChartFinder>().AddSingleton<SearchSums>().AddSingleton<YearFinder>()
            .AddSingleton<DriftFinder>().AddSingleton<ViewSums>().AddSingleton<ItemExplainer>();
        services.AddSingleton<ColumnTable>().AddSingleton<ItemViews>()
            .AddSingleton(all => new ColumnCache(all.GetRequiredService<ColumnTable>()))
            .AddHostedService<ColumnWarmer>();
        services.AddSingleton<ProgressStream>();
        services.AddSingleton<ApiScoring>().AddSingleton<ApiBatches>().AddSingleton<ApiFindings>()
            .AddSingleton<ApiFigures>().AddSingleton<ApiRoutes>();
        if (accounts is not null)
        {
            services.AddSingleton(accounts).AddSingleton(new Sessions(accounts, options.Idle)).AddSingleton<Trail>()
                .AddSingleton<Gate>().AddSingleton<SignInRoutes>().AddSingleton<TrailRoutes>();
            if (signOn is not null)
            {
                SingleSignOn.Add(services, signOn);
            }
        }
        else
        {
            services.AddSingleton(new DeskKey(store.Key()));
        }

        var app = builder.Build();
        Order(app);
        Map(app);
        return app;
    }

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.UploadBytes;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        if (address.Address is { } one)
        {
            kestrel.Listen(one, address.Port, Secure);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port, Secure);
        }
    }

    private void Secure(ListenOptions listen)
    {
        if (certificate is not null)
        {
            listen.UseHttps(certificate.Settings);
        }
    }

    // What each request goes through, from the outside in.
    private void Order(WebApplication app)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.UseHostFiltering();
        if (accounts is null)
        {
            app.Use((context, next) => context.RequestServices.GetRequiredService<DeskKey>().CheckAsync(context, next));
        }

        app.Use((context, next) => context.RequestServices.GetRequiredService<Failures>().CatchAsync(context, next));
        app.UseRouting();
        if (accounts is not null)
        {
            app.Use((context, next) => context.RequestServices.GetRequiredService<Gate>().CheckAsync(context, next));
        }
    }

    private void Map(WebApplication app)
    {
        StaticRoutes.Map(app);
        app.Services.GetRequiredService<ProgressStream>().Map(app);
        app.Services.GetRequiredService<BacklogRoutes>().Map(app);
        app.Services.GetRequiredService<BatchRoutes>().Map(app);
        app.Services.GetRequiredService<DecisionRoutes>().Map(app);
        app.Services.GetRequiredService<ReadingRoutes>().Map(app);
        app.Services.GetRequiredService<ModelRoutes>().Map(app);
        app.Services.GetRequiredService<ChartRoutes>().Map(app);
        app.Services.GetRequiredService<SearchRoutes>().Map(app);
        app.Services.GetRequiredService<ApiRoutes>().Map(app);
        if (accounts is not null)
        {
            app.Services.GetRequiredService<SignInRoutes>().Map(app);
            app.Services.GetRequiredService<TrailRoutes>().Map(app);
        }
    }
}
