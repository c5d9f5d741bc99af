using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Scoring.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Api;

/// <summary>The batches of the desk for programs.</summary>
internal sealed class ApiBatches(
    DeskStore store, DeskModels models, ItemExplainer explainer, ItemViews views, BatchQueue queue)
{
    private readonly BatchTable _batches = new(store);
    private readonly ItemTable _items = new(store);
    private readonly AuditTable _audits = new(store);

    public Task ListAsync(HttpContext context) =>
        ApiAnswer.WriteAsync(context, new { Batches = _batches.All().Select(Told) });

    public Task AddAsync(HttpContext context) => AddAsync(context, BatchKind.Score);

    public Task AddAuditAsync(HttpContext context) => AddAsync(context, BatchKind.Audit);

    private async Task AddAsync(HttpContext context, BatchKind kind)
    {
        var folder = UploadFolder.Begin(store);
        try
        {
            await ApiScoring.ReceiveAsync(context, folder);
            var query = context.Request.Query;
            var named = query["model"].ToString();
            if (named.Length > 0 && !models.Has(named))
            {
                throw new ImrPredictException($"{named}: no such model; GET /api/v1/models lists them.");
            }

            var batch = _batches.Add(
                query["name"].ToString() is { Length: > 0 } name ? name : "body",
                named.Length > 0 || kind == BatchKind.Audit ? named : models.First, DateTimeOffset.UtcNow, null, kind,
                [.. query["unit"].OfType<string>().Where(unit => unit.Length > 0)]);
            folder.MoveTo(UploadFolder.Of(store, batch));
            queue.Add(batch);
            Visit.Of(context).Note("batch", batch);
            context.Response.Headers.Location = ApiOperation.Root + ViewAddress.Of(batch);
            await ApiAnswer.WriteAsync(context, Told(_batches.Find(batch)!), StatusCodes.Status202Accepted);
        }
        finally
        {
            folder.Delete();
        }
    }

    public Task ShowAsync(HttpContext context) => ApiAnswer.WriteAsync(context, Told(Found(context)));

    public async Task AuditAsync(HttpContext context)
    {
        var batch = Found(context);
        var report = _audits.Report(batch.Id, "audit.json") ?? throw new ImrPredictException(
            batch.Kind == BatchKind.Audit ? "the audit is not done; ask for its state." : "the batch is no audit.");
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(report, context.RequestAborted);
    }

    public Task ScoresAsync(HttpContext context)
    {
        var batch = Found(context);
        var result = batch.Result ?? throw new ImrPredictException("the batch is not done; ask for its state.");
        var page = views.Page(
            batch, ViewAddress.Read(context.Request.Query), context.Request.Query["after"].ToString());
        return ApiAnswer.WriteRowsAsync(
            context, new { page.Next, Numbers = page.Lines.Select(line => line.Number) },
            page.Lines.Select(line => line.Ranked), result.Passed);
    }

    public Task RejectsAsync(HttpContext context)
    {
        _ = long.TryParse(context.Request.Query["after"], out var after);
        return ApiAnswer.WriteAsync(context, new { Rejects = _items.Rejects(Found(context).Id, Math.Max(0, after)) });
    }

    public Task ItemAsync(HttpContext context)
    {
        _ = long.TryParse(context.GetRouteValue("number") as string, out var number);
        return explainer.Explain(Found(context), number) is { } explanation
            ? ApiAnswer.WriteAsync(context, ExplanationResult.Of(explanation))
            : throw new KeyNotFoundException();
    }

    public async Task MapAsync(HttpContext context)
    {
        var batch = Found(context);
        if (batch.State != BatchState.NeedsMap)
        {
            throw new ImrPredictException("the batch does not ask for the names of its columns.");
        }

        SmallBody.Limit(context);
        var named = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(
            context.Request.Body, cancellationToken: context.RequestAborted)
            ?? throw new ImrPredictException("the body holds no map; send an object, house column to column.");
        var map = ColumnMap.Of(named, batch.Name);
        _batches.SetMap(batch.Id, map);
        _batches.SetState(batch.Id, BatchState.Waiting);
        queue.Add(batch.Id);
        await ApiAnswer.WriteAsync(context, Told(_batches.Find(batch.Id)!), StatusCodes.Status202Accepted);
    }

    public async Task DeleteAsync(HttpContext context)
    {
        await queue.DeleteAsync(Found(context).Id);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Batch Found(HttpContext context) =>
        long.TryParse(context.GetRouteValue("batch") as string, out var id) && _batches.Find(id) is { } found
            ? found
            : throw new KeyNotFoundException();

    private object Told(Batch batch) => new
    {
        batch.Id,
        batch.Name,
        batch.Made,
        batch.Kind,
        batch.State,
        batch.Message,
        batch.Model,
        queue.ProgressOf(batch.Id)?.Doing,
        Share = queue.ProgressOf(batch.Id)?.Share,
        Items = queue.ProgressOf(batch.Id)?.Items,
        Columns = batch.State == BatchState.NeedsMap
            ? batch.Draft.ToDictionary(line => line.House, line => line.Canonical)
            : null,
        batch.Result,
        batch.Audit,
    };
}
