using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImrPredict.Desk.Routes;

/// <summary>
/// How far the work on a batch is, told to every page that shows it while it goes on. A stream ends when the work does,
/// when who asked may see it no more, and when the desk ends.
/// </summary>
internal sealed class ProgressStream(
    DeskStore store, BatchQueue queue, PageWriter pages, IHostApplicationLifetime desk)
{
    // Something is sent after so many looks, so that a browser that is gone is noticed.
    private const int LooksOfSilence = 30;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private readonly BatchTable _batches = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/batches/{batch:long}/progress", ShowAsync).Needs(DeskRight.Look, isKept: false);
        routes.MapGet("/batches/{batch:long}/progress/stream", FollowAsync).Needs(DeskRight.Look, isKept: false);
    }

    private async Task ShowAsync(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is not { IsOpen: true })
        {
            context.Response.Headers["HX-Redirect"] = ViewAddress.Of(batch);
            return;
        }

        await pages.WriteAsync<ProgressLines>(context, Parameters(batch));
    }

    private async Task FollowAsync(HttpContext context, long batch)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, desk.ApplicationStopping);
        try
        {
            context.RequestAborted = end.Token;
            await TypedResults.ServerSentEvents(EventsAsync(context, batch, end.Token)).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The browser has gone, or the desk ends; the page asks anew when there is one again.
        }
    }

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HttpContext context, long batch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (told, silent) = ("", 0);
        while (MaySee(context) && _batches.Find(batch) is { IsOpen: true })
        {
            var lines = await pages.RenderAsync<ProgressLines>(context, Parameters(batch));
            if (lines != told || ++silent >= LooksOfSilence)
            {
                (told, silent) = (lines, 0);
                yield return new(lines, ProgressEvents.Told);
            }

            await Task.Delay(BetweenLooks, cancellation);
        }

        yield return new("", ProgressEvents.Over);
    }

    private Dictionary<string, object?> Parameters(long batch) =>
        new() { [nameof(ProgressLines.Progress)] = queue.ProgressOf(batch) };

    private static bool MaySee(HttpContext context) =>
        context.RequestServices.GetService<Gate>()?.MayStill(context, DeskRight.Look) ?? true;
}
