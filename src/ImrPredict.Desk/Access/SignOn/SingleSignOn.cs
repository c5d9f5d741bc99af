using System.Text.Encodings.Web;
using ImrPredict.Cases;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ImrPredict.Desk.Access.SignOn;

/// <summary>
/// Sends people to a provider of OpenID Connect and reads what it says of them: authorization code with PKCE, and
/// state, nonce, issuer, audience, lifetime and signature checked. Nothing that the provider sends is kept but names.
/// </summary>
internal sealed class SingleSignOn(
    SignOnSettings settings, SignOnNames names, Accounts accounts, IOptionsMonitor<OpenIdConnectOptions> provider,
    ILoggerFactory logs)
{
    /// <summary>Where the provider sends people back to.</summary>
    public const string Callback = "/sign-in/oidc";

    private const string Scheme = "sign-on";
    private const string NoScheme = "desk"; // the desk has sessions of its own, which begin before one is asked for
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    // Signed by a key of the provider, and never by the secret that it shares with the desk.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>
    /// Adds what it needs. The library's handler is made by hand: as a scheme among the services it would answer
    /// requests before the gate sees them.
    /// </summary>
    public static void Add(IServiceCollection services, SignOnSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<SignOnNames>().AddSingleton<SingleSignOn>();
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure(options => Set(options, settings));
        services.AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>();
    }

    /// <summary>Sends the browser to the provider.</summary>
    /// <param name="context">The request.</param>
    /// <param name="back">Where the person wants to go; an address of this desk.</param>
    /// <returns>Whether the provider was there to send it to.</returns>
    public async Task<bool> BeginAsync(HttpContext context, string back)
    {
        var handler = await HandlerAsync(context);
        try
        {
            await handler.ChallengeAsync(new AuthenticationProperties { RedirectUri = back });
            return true;
        }
        catch (Exception problem) when (IsOfProvider(problem) && !context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Reads what the provider sends back with the browser.</summary>
    public async Task<SignOnAnswer> FinishAsync(HttpContext context)
    {
        var handler = await HandlerAsync(context);
        await handler.HandleRequestAsync();
        return context.Features.Get<SignOnAnswer>() ?? new SignOnAnswer(null, "/", SignOnFailure.NoVisit);
    }

    /// <summary>Who somebody is to the desk; the name is kept where the person has a role.</summary>
    /// <param name="answer">What the provider said.</param>
    /// <exception cref="ImrPredictException">The person has no name here, or another's.</exception>
    public Person PersonOf(SignOnAnswer answer)
    {
        var claims = answer.Claims!;
        var roles = settings.RolesOf(claims.FindAll(settings.RoleClaim).Select(claim => claim.Value));
        var name = names.NameOf(
            Value("iss"), Value("sub"), Value(settings.NameClaim), accounts.HasToken, isKept: roles.Count > 0);
        return new Person(name, roles, TokenHash: null);

        string Value(string claim) => claims.FindFirst(claim)?.Value ?? "";
    }

    /// <summary>Where the provider signs people out; null where it offers that not, or gives no answer.</summary>
    public async Task<string?> EndAsync(HttpContext context)
    {
        try
        {
            var known = await provider.Get(Scheme).ConfigurationManager!
                .GetConfigurationAsync(context.RequestAborted);
            return !SignOnSettings.IsSafe(known.EndSessionEndpoint) ? null : new OpenIdConnectMessage
            {
                IssuerAddress = known.EndSessionEndpoint,
                ClientId = settings.ClientId,
                PostLogoutRedirectUri = $"{context.Request.Scheme}://{context.Request.Host}/sign-in",
                EnableTelemetryParameters = false,
            }.CreateLogoutRequestUrl();
        }
        catch (Exception problem) when (IsOfProvider(problem) && !context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private static bool IsOfProvider(Exception problem) => problem is InvalidOperationException or IOException
        or HttpRequestException or OpenIdConnectProtocolException or OperationCanceledException;

    private async Task<OpenIdConnectHandler> HandlerAsync(HttpContext context)
    {
        var handler = new OpenIdConnectHandler(provider, logs, HtmlEncoder.Default, UrlEncoder.Default);
        await handler.InitializeAsync(new AuthenticationScheme(Scheme, null, typeof(OpenIdConnectHandler)), context);
        return handler;
    }

    private static void Set(OpenIdConnectOptions options, SignOnSettings settings)
    {
        options.Authority = settings.Authority;
        options.RequireHttpsMetadata = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        (options.CallbackPath, options.SignInScheme) = (Callback, NoScheme);
        (options.SaveTokens, options.GetClaimsFromUserInfoEndpoint, options.MapInboundClaims) = (false, false, false);
        options.BackchannelTimeout = Patience;
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        options.DisableTelemetry = true;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = ClocksDiffer;
        options.ClaimActions.Clear();
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.Prepend(OpenIdConnectScope.OpenId).Distinct())
        {
            options.Scope.Add(scope);
        }

        // They come back with the browser that another site sends.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }

        options.Events.OnRedirectToIdentityProvider = CheckAsync;
        options.Events.OnTokenValidated = CheckSigned;
        options.Events.OnTicketReceived = received =>
        {
            received.HttpContext.Features.Set(new SignOnAnswer(received.Principal, received.ReturnUri ?? "/", ""));
            received.HandleResponse();
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = failed =>
        {
            failed.HttpContext.Features.Set(new SignOnAnswer(null, "/", SignOnFailure.ReasonOf(failed.Failure)));
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }

    // Of what comes from the provider over TLS the library takes unsigned tokens too, as the protocol allows; not here.
    private static Task CheckSigned(TokenValidatedContext validated)
    {
        if (validated.SecurityToken.RawSignature is not { Length: > 0 }
            || !Algorithms.Contains(validated.SecurityToken.Header.Alg))
        {
            validated.Fail(new SecurityTokenInvalidSignatureException("The token is not signed."));
        }

        return Task.CompletedTask;
    }

    // The library asks for TLS where it reads settings and keys of the provider, and not of what these name.
    private static async Task CheckAsync(RedirectContext redirect)
    {
        var known = await redirect.Options.ConfigurationManager!.GetConfigurationAsync(
            redirect.HttpContext.RequestAborted);
        if (!SignOnSettings.IsSafe(known.AuthorizationEndpoint) || !SignOnSettings.IsSafe(known.TokenEndpoint)
            || (known.PushedAuthorizationRequestEndpoint is { Length: > 0 } pushed && !SignOnSettings.IsSafe(pushed)))
        {
            throw new InvalidOperationException("The provider names addresses without TLS.");
        }
    }
}
