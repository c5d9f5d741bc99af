using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Audits of decided files: their list, what each came to, and its tables.</summary>
internal sealed class DecisionRoutes(DeskStore store, DeskModels models, PageWriter pages)
{
    private readonly BatchTable _batches = new(store);
    private readonly AuditTable _audits = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/decisions", ListAsync);
        routes.MapGet("/decisions/{batch:long}", ShowAsync);
        routes.MapGet("/decisions/{batch:long}/files/{name}", FileAsync);
    }

    private Task ListAsync(HttpContext context) => pages.WriteAsync<DecisionsPage>(context, new()
    {
        [nameof(DecisionsPage.Page)] = pages.PageOf(context),
        [nameof(DecisionsPage.Models)] = ModelLine.Of(models),
        [nameof(DecisionsPage.Audits)] = _batches.All().Where(batch => batch.Kind == BatchKind.Audit).ToList(),
    });

    private async Task ShowAsync(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is not { Kind: BatchKind.Audit } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (found.Audit is null)
        {
            context.Response.Redirect(ViewAddress.Of(batch));
            return;
        }

        await pages.WriteAsync<AuditPage>(context, new()
        {
            [nameof(AuditPage.Page)] = pages.PageOf(context),
            [nameof(AuditPage.Batch)] = found,
            [nameof(AuditPage.Audit)] = found.Audit,
        });
    }

    private async Task FileAsync(HttpContext context, long batch, string name)
    {
        if (_audits.Report(batch, name) is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".json" => "application/json; charset=utf-8",
            ".html" => "text/html; charset=utf-8",
            _ => "text/csv; charset=utf-8",
        };
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
