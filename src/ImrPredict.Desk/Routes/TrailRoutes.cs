using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Pages.Access;
using ImrPredict.Desk.Store;
using ImrPredict.Reports.Audit.Findings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Who saw and changed what, as a page and as a table.</summary>
internal sealed class TrailRoutes(DeskStore store, Trail trail, PageWriter pages)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/trail", ShowAsync).Needs(DeskRight.Trail);
        routes.MapGet("/trail.csv", ExportAsync).Needs(DeskRight.Trail);
    }

    private async Task ShowAsync(HttpContext context)
    {
        using var connection = store.Connect();
        var table = new TrailTable(connection);
        var query = context.Request.Query;
        var who = query["who"].ToString();
        var before = long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (long?)null;
        await pages.WriteAsync<TrailPage>(context, new()
        {
            [nameof(TrailPage.Entries)] = table.Page(who, before, TrailPage.EntriesOfPage + 1),
            [nameof(TrailPage.People)] = table.People(),
            [nameof(TrailPage.Who)] = who,
            [nameof(TrailPage.IsFirst)] = before is null,
            [nameof(TrailPage.AtStart)] = trail.AtStart,
            [nameof(TrailPage.CutAt)] = trail.CutAt,
        });
    }

    // A file without a name takes it first: it may be long, and what goes wrong is then still told.
    private async Task ExportAsync(HttpContext context)
    {
        await using var text = PrivateFiles.OpenWithoutName();
        using (var connection = store.Connect())
        {
            TrailText.WriteCsv(text, new TrailTable(connection).All());
        }

        text.Position = 0;
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=trail.csv";
        context.Response.ContentLength = text.Length;
        await text.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
