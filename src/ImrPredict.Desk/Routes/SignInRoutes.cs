using ImrPredict.Desk.Access;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Pages.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Where people sign in with their tokens, and out.</summary>
internal sealed class SignInRoutes(Gate gate, Sessions sessions, Trail trail, PageWriter pages)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", context => ShowAsync(context, "/", "")).Needs(DeskRight.Open);
        routes.MapPost("/sign-in", SignInAsync).Needs(DeskRight.Open);
        routes.MapPost("/sign-out", SignOutAsync).Needs(DeskRight.Open);
    }

    private Task ShowAsync(HttpContext context, string back, string problem) => pages.WriteAsync<SignInPage>(
        context,
        new()
        {
            [nameof(SignInPage.Page)] = pages.PageOf(context),
            [nameof(SignInPage.Back)] = back,
            [nameof(SignInPage.Problem)] = problem,
        },
        problem.Length > 0 ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);

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
        SeeOther(context, "/sign-in");
    }

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
