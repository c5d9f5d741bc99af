using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Access.SignOn;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Pages.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ImrPredict.Desk.Routes;

/// <summary>Where people sign in, with their tokens or by single sign-on, and out.</summary>
internal sealed class SignInRoutes(
    Accounts accounts, Gate gate, Sessions sessions, Trail trail, PageWriter pages)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", context => ShowAsync(context, "/", "")).Needs(DeskRight.Open);
        routes.MapPost("/sign-in", SignInAsync).Needs(DeskRight.Open);
        if (accounts.HasSignOn)
        {
            routes.MapGet("/sign-in/single", BeginAsync).Needs(DeskRight.Open);
            routes.MapGet(SingleSignOn.Callback, FinishAsync).Needs(DeskRight.Open);
        }

        routes.MapPost("/sign-out", SignOutAsync).Needs(DeskRight.Open);
    }

    private Task ShowAsync(HttpContext context, string back, string problem) => pages.WriteAsync<SignInPage>(
        context, SignInPage.Parameters(pages.PageOf(context), accounts, back, problem),
        problem.Length > 0 ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);

    private async Task BeginAsync(HttpContext context)
    {
        if (!await SignOn(context).BeginAsync(
            context, LocalAddress.Of(context.Request.Query[SignInPage.BackField].ToString())))
        {
            gate.NotSignedOn(context, SignOnFailure.NoProvider, StatusCodes.Status503ServiceUnavailable);
            throw RefusedException.NoProvider();
        }
    }

    private async Task FinishAsync(HttpContext context)
    {
        var answer = await SignOn(context).FinishAsync(context);
        if (answer.Claims is null)
        {
            gate.NotSignedOn(context, answer.Reason);
            await ShowAsync(context, "/", "The single sign-on let nobody in. Try it again from here.");
            return;
        }

        var person = PersonOf(context, answer);
        trail.Add(context, person.Name, "sign in", status: StatusCodes.Status200OK);
        sessions.Begin(context, person);

        // A redirection would still be of the provider's site, and bring no cookie that is of this site alone.
        var back = LocalAddress.Of(answer.Back);
        context.Response.Headers["Refresh"] = $"0;url={back}";
        await pages.WriteAsync<SignedInPage>(context, new()
        {
            [nameof(SignedInPage.Back)] = back,
            [nameof(SignedInPage.Name)] = person.Name,
            [nameof(SignedInPage.Roles)] = person.Roles,
        });
    }

    private Person PersonOf(HttpContext context, SignOnAnswer answer)
    {
        Person person;
        try
        {
            person = SignOn(context).PersonOf(answer);
        }
        catch (ImrPredictException problem) when (problem is not RefusedException)
        {
            gate.NotSignedOn(context, SignOnFailure.NoName, StatusCodes.Status403Forbidden);
            throw RefusedException.NotAllowed($"{problem.Message} Ask whoever runs the desk.");
        }

        if (person.Roles.Count == 0)
        {
            gate.NotSignedOn(context, SignOnFailure.NoRole, StatusCodes.Status403Forbidden, person.Name);
            throw RefusedException.NotAllowed(
                $"{person.Name} has no role at this desk. Ask whoever runs it to give your account one.");
        }

        return person;
    }

    private static SingleSignOn SignOn(HttpContext context) =>
        context.RequestServices.GetRequiredService<SingleSignOn>();

    private async Task SignInAsync(HttpContext context)
    {
        var form = await pages.FormAsync(context);
        var back = LocalAddress.Of(form[SignInPage.BackField].ToString());
        if (gate.PersonOf(context, form[SignInPage.TokenField].ToString().Trim()) is not { } person)
        {
            await ShowAsync(context, back, "This token is nobody's here. Look whether all of it was copied.");
            return;
        }

        trail.Add(context, person.Name, "sign in", status: StatusCodes.Status200OK);
        sessions.Begin(context, person);
        SeeOther(context, back);
    }

    private async Task SignOutAsync(HttpContext context)
    {
        await pages.FormAsync(context);
        sessions.End(context); // also where it cannot be kept
        if (Visit.Of(context).Person is { } person)
        {
            trail.Add(context, person.Name, "sign out", status: StatusCodes.Status200OK);
        }

        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        if (Visit.Of(context).Person is { TokenHash: null }
            && await SignOn(context).EndAsync(context) is { } elsewhere)
        {
            Visit.Of(context).Person = null;
            context.Response.Headers["Refresh"] = $"0;url={elsewhere}"; // a form may lead to this desk alone
            await pages.WriteAsync<SignedOutPage>(context, new() { [nameof(SignedOutPage.Elsewhere)] = elsewhere });
            return;
        }

        SeeOther(context, "/sign-in");
    }

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
