using ImrPredict.Cases;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Access;

/// <summary>A request that is not answered for who makes it.</summary>
internal sealed class RefusedException(int status, string title, string message) : ImrPredictException(message)
{
    /// <summary>Status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>What a page is headed by.</summary>
    public string Title { get; } = title;

    /// <summary>After how many seconds it may be tried again; null where that helps nothing.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Nobody is signed in.</summary>
    public static RefusedException NotSignedIn(string message = "") => new(
        StatusCodes.Status401Unauthorized, "Sign in",
        message.Length > 0 ? message : "Send your token as 'Authorization: Bearer TOKEN'.");

    /// <summary>Who may sign in cannot be told; where and why is for no browser.</summary>
    public static RefusedException NobodyKnown() => new(
        StatusCodes.Status503ServiceUnavailable, "Nobody can sign in now",
        "The file of who may sign in cannot be read, so nobody is let in. Whoever runs the desk sees what is wrong by "
        + "making a token with 'imr-score desk token'.");

    /// <summary>The provider of the single sign-on is not there.</summary>
    public static RefusedException NoProvider() => new(
        StatusCodes.Status503ServiceUnavailable, "The single sign-on cannot be reached",
        "Its provider gives no answer that the desk understands. Try again in a while, or tell whoever runs the desk.");

    /// <summary>Who is signed in may not.</summary>
    public static RefusedException NotAllowed(string message) =>
        new(StatusCodes.Status403Forbidden, "Not allowed", message);

    /// <summary>Too much was asked at once.</summary>
    public static RefusedException TooMuch(string message, int retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "Too much at once", message) { RetryAfter = retryAfter };
}
