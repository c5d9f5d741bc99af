using System.Globalization;
using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Pages.Charts;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Reports.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>The charts of audits, and the decisions behind their points.</summary>
internal sealed class ChartRoutes(DeskStore store, ChartFinder finder, PageWriter pages)
{
    private readonly BatchTable _batches = new(store);
    private readonly DecisionSearch _search = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/charts", StartAsync).Needs(DeskRight.Look);
        routes.MapGet("/charts/{batch:long}", ShowAsync).Needs(DeskRight.Look);
        routes.MapGet("/charts/{batch:long}/decisions", DecisionsAsync).Needs(DeskRight.Look);
        routes.MapGet("/charts/{batch:long}/units.csv", (HttpContext context, long batch) => TableAsync(
            context, batch, "units.csv", (stream, options) => UnitTable.Write(stream, All(batch, options))))
            .Needs(DeskRight.Look);
        routes.MapGet("/charts/{batch:long}/charts.csv", (HttpContext context, long batch) => TableAsync(
            context, batch, "charts.csv", (stream, options) =>
                ChartTable.Write(stream, finder.Overall(batch, options), All(batch, options))))
            .Needs(DeskRight.Look);
    }

    // The latest audit; what to do where there is none.
    private Task StartAsync(HttpContext context)
    {
        if (Audits() is [var latest, ..])
        {
            context.Response.Redirect(ChartView.Place(latest.Id));
            return Task.CompletedTask;
        }

        return pages.WriteAsync<NoChartsPage>(context, []);
    }

    private async Task ShowAsync(HttpContext context, long batch)
    {
        if (Found(context, batch) is not { } found)
        {
            return;
        }

        var view = ChartView.Read(context.Request.Query);
        var (options, problem) = Options(view, batch);
        var decisions = finder.Decisions(batch);
        var column = decisions.Columns.FirstOrDefault(column => column.Name == view.By);
        await pages.WriteAsync<ChartsPage>(
            context,
            new()
            {
                [nameof(ChartsPage.Audits)] = Audits(),
                [nameof(ChartsPage.Batch)] = found,
                [nameof(ChartsPage.View)] = view,
                [nameof(ChartsPage.Options)] = options,
                [nameof(ChartsPage.Problem)] = problem,
                [nameof(ChartsPage.Columns)] = decisions.Columns.Select(known => known.Name).ToList(),
                [nameof(ChartsPage.Whole)] = decisions.Whole,
                [nameof(ChartsPage.Overall)] = finder.Overall(batch, options),
                [nameof(ChartsPage.Charts)] = column is null ? null : finder.Charts(batch, column, options),
            },
            problem.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private async Task DecisionsAsync(HttpContext context, long batch)
    {
        if (Found(context, batch) is not { } found)
        {
            return;
        }

        var query = context.Request.Query;
        var view = ChartView.Read(query);
        var (options, _) = Options(view, batch);
        var decisions = finder.Decisions(batch);
        var charts = decisions.Columns.FirstOrDefault(column => column.Name == view.By) is { } column
            ? finder.Charts(batch, column, options)
            : null;
        var rows = Rows(view, charts, finder.Overall(batch, options), query);
        _ = long.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        await pages.WriteAsync<PointPage>(context, new()
        {
            [nameof(PointPage.Batch)] = found,
            [nameof(PointPage.View)] = view,
            [nameof(PointPage.Period)] = query["period"].ToString(),
            [nameof(PointPage.Stretch)] = (query["from"].ToString(), query["to"].ToString()),
            [nameof(PointPage.Count)] = rows.Count,
            [nameof(PointPage.Overturned)] = rows.Count(row => decisions.Items[row].Overturned),
            [nameof(PointPage.Expected)] = rows.Sum(row => decisions.Expected[row]),
            [nameof(PointPage.Page)] = _search.OfRows(batch, rows, after),
            [nameof(PointPage.IsFirst)] = after == 0,
        });
    }

    // Of a unit or of all: a period, a stretch of the CUSUM, or all decisions.
    private static IReadOnlyList<int> Rows(
        ChartView view, ControlCharts? charts, PeriodChart? overall, IQueryCollection query)
    {
        var period = query["period"].ToString();
        if (view.Of.Length == 0)
        {
            return period.Length > 0 ? overall?.RowsOf(period) ?? []
                : overall is null ? []
                : [.. overall.Points.SelectMany(point => overall.RowsOf(point.Name)).Order()];
        }

        if (period.Length > 0)
        {
            return charts?.Periods.FirstOrDefault(chart => chart.Unit == view.Of)?.RowsOf(period) ?? [];
        }

        return int.TryParse(query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(query["to"], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? charts?.Cusums.FirstOrDefault(chart => chart.Unit == view.Of)?.RowsOf(from, to) ?? []
            : charts?.RowsOf(view.Of) ?? [];
    }

    private async Task TableAsync(
        HttpContext context, long batch, string name, Action<Stream, ChartOptions> write)
    {
        if (Found(context, batch) is not null)
        {
            var options = ChartView.Read(context.Request.Query).Options();
            await PageWriter.WriteTableAsync(context, name, stream => write(stream, options));
        }
    }

    private IEnumerable<ControlCharts> All(long batch, ChartOptions options) =>
        finder.Decisions(batch).Columns.Select(column => finder.Charts(batch, column, options));

    // The settings of a view; those without its rebasings and target where they cannot be read, and why.
    private (ChartOptions Options, string Problem) Options(ChartView view, long batch)
    {
        try
        {
            var options = view.Options();
            finder.Overall(batch, options);
            return (options, "");
        }
        catch (ImrPredictException problem)
        {
            return ((view with { Rebases = [], Target = "" }).Options(), problem.Message);
        }
    }

    private List<Batch> Audits() => [.. _batches.All().Where(batch => batch.Audit is { Items: > 0 })];

    private Batch? Found(HttpContext context, long batch)
    {
        if (_batches.Find(batch) is not { Kind: BatchKind.Audit } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        if (found.Audit is null)
        {
            context.Response.Redirect(ViewAddress.Of(batch));
            return null;
        }

        return found;
    }
}
