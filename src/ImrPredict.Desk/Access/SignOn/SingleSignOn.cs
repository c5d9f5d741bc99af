using ImrPredict.Cases;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ImrPredict.Desk.Access.SignOn;

/// <summary>
/// Sends people to a provider of OpenID Connect and reads what it says of them: authorization code with PKCE, and
/// state, nonce, issuer, audience, lifetime and signature checked. Nothing that the provider sends is kept but names.
/// </summary>
internal sealed class SingleSignOn(SignOnSettings settings, SignOnNames names, Accounts accounts)
{
    /// <summary>Where the provider sends people back to.</summary>
    public const string Callback = "/sign-in/oidc";

    private const string Scheme = "sign-on";
    private const string NoScheme = "desk"; // of which there is no handler: the desk has sessions of its own
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    // Signed by a key of the provider, and never by the secret that it shares with the desk.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services, SignOnSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<SignOnNames>().AddSingleton<SingleSignOn>();
        services.AddAuthentication(NoScheme).AddOpenIdConnect(Scheme, options => Set(options, settings));
    }

    /// <summary>Sends the browser to the provider.</summary>
    /// <param name="context">The request.</param>
    /// <param name="back">Where the person wants to go; an address of this desk.</param>
    /// <exception cref="RefusedException">The provider cannot be reached.</exception>
    public static async Task BeginAsync(HttpContext context, string back)
    {
        try
        {
            await context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = back });
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or HttpRequestException
            or OpenIdConnectProtocolException or OperationCanceledException
            && !context.RequestAborted.IsCancellationRequested)
        {
            throw new RefusedException(
                StatusCodes.Status503ServiceUnavailable, "The single sign-on cannot be reached",
                "Its provider gives no answer that the desk understands. Try again in a while, or tell whoever runs "
                + "the desk.");
        }
    }

    /// <summary>What the provider sent back with the browser, as far as it was right.</summary>
    public static SignOnAnswer AnswerOf(HttpContext context) =>
        context.Features.Get<SignOnAnswer>() ?? new SignOnAnswer(null, "/");

    /// <summary>Who somebody is to the desk.</summary>
    /// <param name="answer">What the provider said.</param>
    /// <exception cref="ImrPredictException">The person has no name here, or another's.</exception>
    /// <exception cref="RefusedException">The person has no role.</exception>
    public Person PersonOf(SignOnAnswer answer)
    {
        var claims = answer.Claims!;
        var name = names.NameOf(Value("iss"), Value("sub"), Value(settings.NameClaim));
        if (accounts.HasToken(name))
        {
            throw new ImrPredictException("Somebody with a token has this name, and findings know people by it.");
        }

        return new Person(
            name, settings.RolesOf([.. claims.FindAll(settings.RoleClaim).Select(claim => claim.Value)]),
            TokenHash: null);

        string Value(string claim) => claims.FindFirst(claim)?.Value ?? "";
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

        // A token that comes from the provider itself need not be signed by the standard; here it must be.
        options.Events.OnTokenValidated = validated =>
        {
            if (!Algorithms.Contains(validated.SecurityToken.SignatureAlgorithm))
            {
                validated.Fail("not signed");
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = received =>
        {
            received.HttpContext.Features.Set(new SignOnAnswer(received.Principal, received.ReturnUri ?? "/"));
            received.SkipHandler(); // the route goes on
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = failed =>
        {
            failed.SkipHandler();
            return Task.CompletedTask;
        };
    }
}
