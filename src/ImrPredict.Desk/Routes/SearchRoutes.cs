using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Pages.Search;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Reports.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>All decisions that the store knows, and what they come to by year.</summary>
internal sealed class SearchRoutes(DeskStore store, SearchSums sums, YearFinder years, PageWriter pages)
{
    private readonly DecisionSearch _search = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", ShowAsync).Needs(DeskRight.Look);
        routes.MapGet("/search/yearly.csv", context => TableAsync(
            context, "yearly.csv", (stream, report) => YearlyTable.Write(stream, report.Yearly)))
            .Needs(DeskRight.Look);
        routes.MapGet("/search/timeliness.csv", context => TableAsync(
            context, "timeliness.csv", (stream, report) => TimelinessTable.Write(stream, report.Timeliness)))
            .Needs(DeskRight.Look);
    }

    private async Task ShowAsync(HttpContext context)
    {
        var filter = SearchAddress.Read(context.Request.Query);
        var after = context.Request.Query["after"].ToString();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(SearchPage.Filter)] = filter,
            [nameof(SearchPage.Page)] = _search.Page(filter, after),
            [nameof(SearchPage.IsFirst)] = after.Length == 0,
            [nameof(SearchPage.Sum)] = sums.Of(filter),
        };
        try
        {
            parameters[nameof(SearchPage.Report)] = after.Length == 0 ? years.Find(filter) : null;
        }
        catch (ImrPredictException problem)
        {
            parameters[nameof(SearchPage.Problem)] = problem.Message;
        }

        await pages.WriteAsync<SearchPage>(context, parameters);
    }

    private async Task TableAsync(HttpContext context, string name, Action<Stream, YearReport> write)
    {
        var report = years.Find(SearchAddress.Read(context.Request.Query));
        await PageWriter.WriteTableAsync(context, name, stream => write(stream, report));
    }
}
