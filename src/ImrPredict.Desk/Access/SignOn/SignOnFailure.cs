using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ImrPredict.Desk.Access.SignOn;

/// <summary>Why a single sign-on let nobody in: words for the trail, in which nothing stands that was sent.</summary>
internal static class SignOnFailure
{
    /// <summary>The provider cannot be reached, or gives no answer that is understood.</summary>
    public const string NoProvider = "provider";

    /// <summary>The answer is to no visit to the provider that this browser began and has not ended.</summary>
    public const string NoVisit = "visit";

    /// <summary>The person has no name here, or another's.</summary>
    public const string NoName = "name";

    /// <summary>The person has no role.</summary>
    public const string NoRole = "role";

    /// <summary>The word for what was thrown.</summary>
    public static string ReasonOf(Exception? problem) => problem switch
    {
        OpenIdConnectProtocolInvalidNonceException => "nonce",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException
            or SecurityTokenNoExpirationException => "lifetime",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "signature",
        OpenIdConnectProtocolException or SecurityTokenException => "answer",
        HttpRequestException or OperationCanceledException or IOException or InvalidOperationException => NoProvider,
        { InnerException: { } inner } => ReasonOf(inner),
        _ => NoVisit,
    };
}
