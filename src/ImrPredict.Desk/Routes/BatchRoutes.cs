using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Reports.Scores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>The items of a batch: their list, single ones, rejects and exports.</summary>
internal sealed class BatchRoutes(
    DeskStore store, ItemExplainer explainer, ItemViews views, ViewSums sums, BatchQueue queue, PageWriter pages)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Dictionary<string, string> Formats = new()
    {
        ["csv"] = "text/csv; charset=utf-8",
        ["tsv"] = "text/tab-separated-values; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["jsonl"] = "application/jsonl; charset=utf-8",
        ["parquet"] = "application/vnd.apache.parquet",
    };

    private readonly BatchTable _batches = new(store);
    private readonly ItemTable _items = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/batches/{batch:long}", ListAsync).Needs(DeskRight.Look);
        routes.MapGet("/batches/{batch:long}/items/{number:long}", ItemAsync).Needs(DeskRight.Look);
        routes.MapGet("/batches/{batch:long}/rejects", RejectsAsync).Needs(DeskRight.Look);
        routes.MapGet("/batches/{batch:long}/export.{format}", ExportAsync).Needs(DeskRight.Look);
        routes.MapGet("/batches/{batch:long}/map.json", MapFileAsync).Needs(DeskRight.Look);
    }

    private async Task ListAsync(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (found.State == BatchState.NeedsMap && Visit.Of(context).May(DeskRight.Upload))
        {
            context.Response.Redirect(ViewAddress.Of(batch, "/map"));
            return;
        }

        if (found.State == BatchState.NeedsMap)
        {
            await pages.WriteAsync<MessagePage>(context, new()
            {
                [nameof(MessagePage.Title)] = "It waits for the names of its columns",
                [nameof(MessagePage.Message)] =
                    "Its columns have names of your house: an analyst, or somebody of quality, looks them over first.",
            });
            return;
        }

        if (found.Audit is not null)
        {
            context.Response.Redirect(DecisionAddress.Of(batch));
            return;
        }

        await pages.WriteAsync<BatchPage>(context, new()
        {
            [nameof(BatchPage.Page)] = pages.PageOf(context),
            [nameof(BatchPage.Batch)] = found,
            [nameof(BatchPage.View)] = found.Result is not null ? View(context, found) : null,
            [nameof(BatchPage.Progress)] = queue.ProgressOf(batch),
        });
    }

    private BatchView View(HttpContext context, Batch batch)
    {
        var filter = ViewAddress.Read(context.Request.Query);
        var after = context.Request.Query["after"].ToString();
        return new BatchView(
            filter, views.Page(batch, filter, after), after.Length == 0, sums.Of(batch, filter),
            ViewColumns.Read(context.Request.Query, batch.Result!.Passed));
    }

    private async Task ItemAsync(HttpContext context, long batch, long number)
    {
        if (_batches.Find(batch) is not { Result: not null } found || _items.Find(batch, number) is not { } line)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var parameters = new Dictionary<string, object?>
        {
            [nameof(ItemPage.Batch)] = found,
            [nameof(ItemPage.Line)] = line,
            [nameof(ItemPage.ShowCut)] = context.Request.Query["cut"] == "1",
        };
        try
        {
            if (explainer.Explain(found, number) is { } explained)
            {
                parameters[nameof(ItemPage.Explanation)] = explained;
                parameters[nameof(ItemPage.Likenesses)] = explainer.Compare(found, explained);
            }
        }
        catch (ImrPredictException problem)
        {
            parameters[nameof(ItemPage.Problem)] = problem.Message;
        }

        await pages.WriteAsync<ItemPage>(context, parameters);
    }

    private async Task RejectsAsync(HttpContext context, long batch, long after = 0)
    {
        if (_batches.Find(batch) is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await pages.WriteAsync<RejectsPage>(context, new()
        {
            [nameof(RejectsPage.Batch)] = found,
            [nameof(RejectsPage.Rejects)] = _items.Rejects(batch, Math.Max(0, after)),
        });
    }

    private async Task ExportAsync(HttpContext context, long batch, string format)
    {
        if (_batches.Find(batch) is not { Result: { } result } found || !Formats.TryGetValue(format, out var type))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Visit.Of(context).Note("format", format);
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=scores.{format}";
        await using var table = PrivateFiles.OpenWithoutName();
        var lines = views.All(found, ViewAddress.Read(context.Request.Query));
        if (context.Request.Query["columns"] == "shown")
        {
            var columns = ViewColumns.Read(context.Request.Query, result.Passed);
            await ScoreTable.WriteAsync(
                $"scores.{format}", table, lines.Select(line => columns.RowOf(line, result.Passed)),
                columns.Passed(result.Passed), context.RequestAborted, columns.Shown);
        }
        else
        {
            await ScoreTable.WriteAsync(
                $"scores.{format}", table, lines.Select(line => line.Ranked), result.Passed, context.RequestAborted);
        }

        table.Position = 0;
        context.Response.ContentLength = table.Length;
        await table.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task MapFileAsync(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is not { Map: { } map })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=map.json";
        await JsonSerializer.SerializeAsync(context.Response.Body, map, Indented, context.RequestAborted);
    }
}
