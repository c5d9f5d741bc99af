using ImrPredict.Audit.Log;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Pages.Decisions;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Reports.Audit.Findings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Audits of decided files: what is to be read, twins, what readers agree on, and tables.</summary>
internal sealed class DecisionRoutes(DeskStore store, DeskModels models, ReadingDesk reading, PageWriter pages)
{
    private readonly BatchTable _batches = new(store);
    private readonly AuditTable _audits = new(store);
    private readonly DecisionTable _decisions = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/decisions", ListAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}", ShowAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}/twins", TwinsAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}/twins/{pair:long}", TwinAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}/agreement", AgreementAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}/readings.{format}", FindingsAsync).Needs(DeskRight.Look);
        routes.MapGet("/decisions/{batch:long}/files/{name}", FileAsync).Needs(DeskRight.Look);
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

        var (reader, filter) = (ReaderName.Of(context), DecisionFilter.Read(context.Request.Query));
        _ = int.TryParse(context.Request.Query["after"], out var after);
        after = Math.Max(0, after);
        var shown = reading.Lines(batch, reader, filter);
        await pages.WriteAsync<AuditPage>(context, new()
        {
            [nameof(AuditPage.Page)] = pages.PageOf(context),
            [nameof(AuditPage.Batch)] = found,
            [nameof(AuditPage.Audit)] = found.Audit,
            [nameof(AuditPage.Reader)] = reader,
            [nameof(AuditPage.View)] = new AuditView(
                filter, filter.IsAll ? shown : reading.Lines(batch, reader, new()), shown,
                reading.WithStories(batch, [.. shown.Skip(after).Take(DecisionTable.OfPage)]), after),
            [nameof(AuditPage.Told)] = int.TryParse(context.Request.Query["did"], out var did) && did >= 0
                && did <= found.Audit.Items
                ? $"Done with {Markup.Count(did, "decision", "decisions")}."
                : context.Request.Query["did"] == "last" ? "That was the last one of this view that is pending." : "",
        });
    }

    private async Task TwinsAsync(HttpContext context, long batch)
    {
        if (Done(context, batch) is { } found)
        {
            var all = context.Request.Query["all"] == "1";
            _ = long.TryParse(context.Request.Query["after"], out var after);
            after = Math.Max(0, after);
            await pages.WriteAsync<TwinsPage>(context, new()
            {
                [nameof(TwinsPage.Batch)] = found,
                [nameof(TwinsPage.Twins)] = _decisions.Twins(batch, all, after),
                [nameof(TwinsPage.All)] = all,
                [nameof(TwinsPage.After)] = after,
            });
        }
    }

    private async Task TwinAsync(HttpContext context, long batch, long pair)
    {
        if (Done(context, batch) is not { } found)
        {
            return;
        }

        var items = new ItemTable(store);
        if (_decisions.Twin(batch, pair) is { } twin && items.Text(batch, twin.First.Number) is { } first
            && items.Text(batch, twin.Second.Number) is { } second)
        {
            await pages.WriteAsync<TwinPage>(context, new()
            {
                [nameof(TwinPage.Batch)] = found,
                [nameof(TwinPage.Twin)] = twin,
                [nameof(TwinPage.First)] = first,
                [nameof(TwinPage.Second)] = second,
            });
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task AgreementAsync(HttpContext context, long batch)
    {
        if (Done(context, batch) is { } found)
        {
            var reader = ReaderName.Of(context);
            await pages.WriteAsync<AgreementPage>(context, new()
            {
                [nameof(AgreementPage.Page)] = pages.PageOf(context),
                [nameof(AgreementPage.Batch)] = found,
                [nameof(AgreementPage.Reader)] = reader,
                [nameof(AgreementPage.Judged)] = JudgedDecision.Of(reading.Visible(batch, reader)),
                [nameof(AgreementPage.Flags)] = reading.Precision(batch, reader),
            });
        }
    }

    private async Task FindingsAsync(HttpContext context, long batch, string format)
    {
        if (Done(context, batch) is null || format is not ("csv" or "jsonl"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var table = new MemoryStream();
        var entries = reading.Told(batch, ReaderName.Of(context));
        if (format == "csv")
        {
            FindingTableText.WriteCsv(table, entries);
        }
        else
        {
            foreach (var entry in entries)
            {
                table.Write(JsonResult.Line(entry));
            }
        }

        await SendAsync(
            context, $"readings.{format}",
            format == "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8", table.ToArray());
    }

    private async Task FileAsync(HttpContext context, long batch, string name)
    {
        if (_audits.Report(batch, name) is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Visit.Of(context).Note("file", name);
        await SendAsync(
            context, name,
            Path.GetExtension(name) switch
            {
                ".json" => "application/json; charset=utf-8",
                ".html" => "text/html; charset=utf-8",
                _ => "text/csv; charset=utf-8",
            },
            bytes);
    }

    private static Task SendAsync(HttpContext context, string name, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    // An audit that is done; else the answer is that there is none.
    private Batch? Done(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is { Audit: not null } found)
        {
            return found;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }
}
