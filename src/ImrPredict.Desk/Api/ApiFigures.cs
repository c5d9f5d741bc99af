using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Api;

/// <summary>Charts of audits, and the search over all decisions, for programs.</summary>
internal sealed class ApiFigures(DeskStore store, ChartFinder finder, SearchSums sums)
{
    private readonly BatchTable _batches = new(store);
    private readonly DecisionSearch _search = new(store);

    public Task ChartsAsync(HttpContext context)
    {
        if (!long.TryParse(context.GetRouteValue("batch") as string, out var batch)
            || _batches.Find(batch) is not { Audit: not null })
        {
            throw new KeyNotFoundException();
        }

        var view = ChartView.Read(context.Request.Query);
        var (options, decisions) = (view.Options(), finder.Decisions(batch));
        var names = decisions.Columns.Select(known => known.Name).ToList();
        var column = decisions.Columns.FirstOrDefault(known => known.Name == view.By)
            ?? throw new ImrPredictException($"by '{view.By}': expected one of {string.Join(", ", names)}.");
        var charts = finder.Charts(batch, column, options);
        return ApiAnswer.WriteAsync(context, new
        {
            Columns = names,
            Whole = Told(decisions.Whole),
            Periods = finder.Overall(batch, options)?.Points.Select(Told) ?? [],
            By = column.Name,
            Units = charts.Funnel.Points.Select(Told),
            UnitPeriods = charts.Periods.Select(chart => new
            {
                chart.Unit,
                chart.Variation,
                chart.Assurance,
                Periods = chart.Points.Select(Told),
            }),
        });
    }

    public Task SearchAsync(HttpContext context)
    {
        var filter = SearchAddress.Read(context.Request.Query);
        var (page, sum) = (_search.Page(filter, context.Request.Query["after"].ToString()), sums.Of(filter));
        return ApiAnswer.WriteAsync(context, new
        {
            page.Next,
            sum.Known,
            sum.Upheld,
            sum.Overturned,
            Services = sum.Services.ToDictionary(pair => pair.Value, pair => pair.Count),
            Years = sum.Years.ToDictionary(pair => pair.Value, pair => pair.Count),
            Decisions = page.Lines.Select(line => new
            {
                Audit = line.Batch,
                line.Number,
                line.CaseNumber,
                line.Item,
                RequestedService = line.Title,
                line.Service,
                Outcome = line.Overturned ? Outcome.Overturned : Outcome.Upheld,
                line.Decided,
                ExpectedProbability = line.Expected,
                line.Flagged,
            }),
        });
    }

    private static object Told(ChartPoint point) => new
    {
        point.Name,
        point.Items,
        point.Letters,
        point.Observed,
        point.Expected,
        point.Ratio,
        point.RatioError,
        Low95 = point.Limits95.Low,
        High95 = point.Limits95.High,
        Low998 = point.Limits998.Low,
        High998 = point.Limits998.High,
        point.Z,
        point.Position,
    };
}
