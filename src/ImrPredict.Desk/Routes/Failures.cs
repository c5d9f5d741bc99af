using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Api;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Pages.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Routes;

/// <summary>Turns what ends a request into a page that says what to do; no text of a case is in it.</summary>
internal sealed class Failures(PageWriter pages, Accounts? accounts = null)
{
    public async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await AnswerAsync(context, next);
        }
        catch (Exception problem) when (IsOfStore(problem) && !context.RequestAborted.IsCancellationRequested)
        {
            await TellAsync(
                context, StatusCodes.Status500InternalServerError, "The store cannot be used",
                $"{problem.GetType().Name}: make room on the disk, or stop what else uses the store, and try again.");
        }
    }

    private static bool IsOfStore(Exception problem) => problem is SqliteException or IOException;

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false })
            {
                await TellAsync(
                    context, StatusCodes.Status404NotFound, "Not here",
                    "There is nothing at this address; what it showed may have been deleted.");
            }
        }
        catch (RefusedException refused)
        {
            await RefuseAsync(context, refused);
        }
        catch (AntiforgeryValidationException)
        {
            await TellAsync(
                context, StatusCodes.Status400BadRequest, "This page is out of date",
                "The desk was started anew since the page was opened. Reload it and try again; nothing was changed.");
        }
        catch (BadHttpRequestException problem)
        {
            await TellAsync(
                context, problem.StatusCode, "The request cannot be taken",
                problem.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? "The upload is too large; send it in several."
                    : "It is none that the pages of the desk send.");
        }
        catch (Exception problem) when (problem is ImrPredictException or InvalidDataException)
        {
            await TellAsync(
                context, StatusCodes.Status400BadRequest, "The request cannot be taken",
                ImrPredictException.OneLine(problem.Message));
        }
        catch (Exception problem) when (!IsOfStore(problem) && !context.RequestAborted.IsCancellationRequested)
        {
            InternalError.Report(problem, []);
            await TellAsync(
                context, StatusCodes.Status500InternalServerError, "An error of the program",
                $"{problem.GetType().Name}: please report it with the file that the terminal names, which holds no "
                + "text.");
        }
    }

    private async Task RefuseAsync(HttpContext context, RefusedException refused)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.Headers.RetryAfter = refused.RetryAfter?.ToString(CultureInfo.InvariantCulture);
        if (refused.Status != StatusCodes.Status401Unauthorized)
        {
            await TellAsync(context, refused.Status, refused.Title, refused.Message);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await TellAsync(context, refused.Status, refused.Title, refused.Message);
            return;
        }

        // A part of a page that asks by itself: the browser loads the whole page, which is that to sign in.
        context.Response.Headers["HX-Refresh"] = context.Request.Headers.ContainsKey("HX-Request") ? "true" : default;
        var back = HttpMethods.IsGet(context.Request.Method)
            ? LocalAddress.Of(context.Request.Path + context.Request.QueryString.ToUriComponent())
            : "/";
        await pages.WriteAsync<SignInPage>(
            context,
            SignInPage.Parameters(pages.PageOf(context), accounts!, back), refused.Status);
    }

    private Task TellAsync(HttpContext context, int status, string title, string message)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        // What the answer would have been is not told of the page that says why it is not given.
        var headers = context.Response.Headers;
        (headers.ContentLength, headers.ContentDisposition, headers.Location) = (null, default, default);
        return context.Request.Path.StartsWithSegments("/api") ? ApiAnswer.ProblemAsync(context, status, title, message)
            : pages.WriteAsync<MessagePage>(
                context,
                new() { [nameof(MessagePage.Title)] = title, [nameof(MessagePage.Message)] = message }, status);
    }
}
