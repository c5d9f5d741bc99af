using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Access;

/// <summary>
/// Lets people in: who a request is from, whether there were too many, whether the person has the right that the
/// address asks for, and what of it the trail keeps. What says nothing of rights is closed.
/// </summary>
internal sealed class Gate(Accounts accounts, Sessions sessions, Limits limits, Trail trail)
{
    /// <summary>What the trail calls a token that is nobody's.</summary>
    public const string WrongToken = "wrong token";

    /// <summary>What the trail calls a single sign-on that let nobody in.</summary>
    public const string FailedSignOn = "single sign-on failed";

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var (visit, endpoint) = (Visit.Of(context), context.GetEndpoint());
        var needed = endpoint?.Metadata.GetMetadata<NeededRight>();
        Identify(context, visit, isUse: needed is not { IsKept: false });
        limits.CountRequest(visit.Person is { } counted
            ? $"person {counted.Name}"
            : Limits.MachineOf(context.Connection.RemoteIpAddress));
        if (needed is { Right: DeskRight.Open })
        {
            await next(context);
            return;
        }

        if (visit.Person is null)
        {
            throw RefusedException.NotSignedIn();
        }

        if (endpoint is not RouteEndpoint known)
        {
            await next(context);
            return;
        }

        var kept = needed is { IsKept: false } ? null : trail.Follow(context, visit, known);
        if (needed is null)
        {
            throw RefusedException.NotAllowed("Nobody may come here.");
        }

        visit.Demand(needed.Right);
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            kept?.Begin();
        }

        await next(context);
        kept?.Keep();
    }

    /// <summary>Counts a single sign-on that let nobody in, and keeps it in the trail.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reason">A word of ours for why; nothing that the provider or the browser sent.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="who">The person's name, where it is known whose it is.</param>
    /// <exception cref="RefusedException">Too many such came from this machine.</exception>
    public void NotSignedOn(
        HttpContext context, string reason, int status = StatusCodes.Status401Unauthorized, string who = "")
    {
        limits.CountWrong(Limits.MachineOf(context.Connection.RemoteIpAddress));
        trail.Add(context, who, FailedSignOn, $"reason={reason}", status);
    }

    /// <summary>Whose token it is; a wrong one is counted and kept in the trail, without itself.</summary>
    /// <exception cref="RefusedException">Too many wrong ones came from this machine.</exception>
    public Person? PersonOf(HttpContext context, string token)
    {
        if (accounts.Find(token) is { } person)
        {
            return person;
        }

        limits.CountWrong(Limits.MachineOf(context.Connection.RemoteIpAddress));
        trail.Add(context, "", WrongToken, status: StatusCodes.Status401Unauthorized);
        return null;
    }

    /// <summary>Whether who began a request that lasts is still let in, and still has a right.</summary>
    public bool MayStill(HttpContext context, DeskRight right) =>
        (AccessToken.Of(context.Request) is { } token ? accounts.Find(token) : sessions.Find(context, isUse: false))
            ?.May(right) == true;

    private void Identify(HttpContext context, Visit visit, bool isUse)
    {
        if (AccessToken.Of(context.Request) is { } token)
        {
            visit.Person = PersonOf(context, token)
                ?? throw RefusedException.NotSignedIn("The token is nobody's here.");
            visit.IsProgram = true;
        }
        else
        {
            visit.Person = sessions.Find(context, isUse);
        }

        if (visit.Person is { } person)
        {
            context.User = new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.Name)], "desk"));
        }
    }
}
