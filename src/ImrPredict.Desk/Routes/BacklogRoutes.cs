using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest.Tables.CaseTable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Uploads and the batches that become of them.</summary>
internal sealed class BacklogRoutes(
    DeskStore store, DeskModels models, BatchQueue queue, PageWriter pages, UploadReader uploads)
{
    private readonly BatchTable _batches = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", HomeAsync).Needs(DeskRight.Look);
        routes.MapPost("/batches", UploadAsync).Needs(DeskRight.Upload);
        routes.MapPost("/batches/sample", SampleAsync).Needs(DeskRight.Score);
        routes.MapGet("/batches/{batch:long}/map", MapAsync).Needs(DeskRight.Upload);
        routes.MapPost("/batches/{batch:long}/map", SaveMapAsync).Needs(DeskRight.Upload);
        routes.MapPost("/batches/{batch:long}/delete", DeleteAsync).Needs(DeskRight.Delete);
    }

    private Task HomeAsync(HttpContext context) => pages.WriteAsync<BacklogPage>(context, new()
    {
        [nameof(BacklogPage.Page)] = pages.PageOf(context),
        [nameof(BacklogPage.Models)] = ModelLine.Of(models),
        [nameof(BacklogPage.Batches)] = _batches.All(),
    });

    private async Task UploadAsync(HttpContext context)
    {
        var folder = UploadFolder.Begin(store);
        try
        {
            var (fields, files) = await uploads.ReadAsync(context, folder);
            if (files.Count == 0)
            {
                throw new ImrPredictException("no file was sent; choose letters or an export.");
            }

            var name = files.Count == 1 ? files[0] : Markup.Count(files.Count, "file", "files");
            if (fields.GetValueOrDefault(UploadFields.Work) == UploadFields.Audit)
            {
                Visit.Of(context).Demand(DeskRight.Audit);
                var judge = fields.GetValueOrDefault(UploadFields.Judge, "");
                Begin(context, folder, _batches.Add(
                    name, models.Has(judge) ? judge : "", DateTimeOffset.UtcNow, null, BatchKind.Audit,
                    fields.GetValueOrDefault(UploadFields.Units, "").Split(
                        ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
            }
            else
            {
                Visit.Of(context).Demand(DeskRight.Score);
                var model = fields.GetValueOrDefault(UploadFields.Model, "");
                Begin(context, folder, _batches.Add(
                    name, models.Has(model) ? model : models.First, DateTimeOffset.UtcNow));
            }
        }
        finally
        {
            folder.Delete();
        }
    }

    private async Task SampleAsync(HttpContext context)
    {
        await pages.FormAsync(context);
        var sample = Bundled.Folder("data", "sample", "backlog") ?? throw new ImrPredictException(
            "the bundled backlog (data/sample/backlog) is not beside this program.");
        var folder = UploadFolder.Begin(store);
        try
        {
            var (file, name) = folder.Create("synthetic-open-cases.csv");
            await using (file)
            await using (var from = File.OpenRead(Path.Combine(sample, "synthetic-open-cases.csv")))
            {
                await from.CopyToAsync(file, context.RequestAborted);
            }

            Begin(context, folder, _batches.Add(
                name, models.First, DateTimeOffset.UtcNow, ColumnMap.Load(Path.Combine(sample, "map.json"))));
        }
        finally
        {
            folder.Delete();
        }
    }

    private void Begin(HttpContext context, UploadFolder folder, long batch)
    {
        folder.MoveTo(UploadFolder.Of(store, batch));
        queue.Add(batch);
        Visit.Of(context).Note("batch", batch);
        SeeOther(context, ViewAddress.Of(batch));
    }

    private async Task MapAsync(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is { State: BatchState.NeedsMap } found)
        {
            await ShowMapAsync(context, found, new Dictionary<string, string>(), "");
        }
        else
        {
            SeeOther(context, ViewAddress.Of(batch));
        }
    }

    private async Task SaveMapAsync(HttpContext context, long batch)
    {
        var form = await pages.FormAsync(context);
        if (_batches.Find(batch) is not { State: BatchState.NeedsMap } found)
        {
            SeeOther(context, ViewAddress.Of(batch));
            return;
        }

        var chosen = found.Draft.Select((line, i) => KeyValuePair.Create(line.House, form[$"c{i}"].ToString()))
            .ToList();
        try
        {
            var map = ColumnMap.Of(chosen, found.Name);
            _batches.SetMap(batch, map);
            _batches.SetState(batch, BatchState.Waiting);
            queue.Add(batch);
            SeeOther(context, ViewAddress.Of(batch));
        }
        catch (ImrPredictException problem)
        {
            await ShowMapAsync(context, found, chosen.ToDictionary(), problem.Message);
        }
    }

    private Task ShowMapAsync(
        HttpContext context, Batch batch, IReadOnlyDictionary<string, string> chosen, string problem) =>
        pages.WriteAsync<MapPage>(
            context,
            new()
            {
                [nameof(MapPage.Page)] = pages.PageOf(context),
                [nameof(MapPage.Batch)] = batch,
                [nameof(MapPage.Chosen)] = chosen,
                [nameof(MapPage.Problem)] = problem,
            },
            problem.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private async Task DeleteAsync(HttpContext context, long batch)
    {
        await pages.FormAsync(context);
        if (_batches.Find(batch) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await queue.DeleteAsync(batch);
        SeeOther(context, "/");
    }

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
