using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using ImrPredict.Training.History;
using ImrPredict.Training.Package;
using Markdig;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Models, and what the desk is.</summary>
internal sealed class ModelRoutes(DeskStore store, DeskModels models, DriftFinder drift, PageWriter pages)
{
    // A card is a file of a package, which others may have written.
    private static readonly MarkdownPipeline Cards =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().DisableHtml().Build();

    private readonly BatchTable _batches = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", context => ShowAsync(context, "")).Needs(DeskRight.Look);
        routes.MapGet("/models/{name}", ShowAsync).Needs(DeskRight.Look);
        routes.MapPost("/models/{name}/alias", AliasAsync).Needs(DeskRight.Promote);
        routes.MapGet("/models/{name}/drift", DriftAsync).Needs(DeskRight.Look);
        routes.MapGet("/compare", CompareAsync).Needs(DeskRight.Look);
        routes.MapGet("/about", context => pages.WriteAsync<AboutPage>(
            context, new() { [nameof(AboutPage.Store)] = store.Name })).Needs(DeskRight.Look);
    }

    private async Task ShowAsync(HttpContext context, string name)
    {
        if (name.Length > 0 && !models.Has(name))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await pages.WriteAsync<ModelsPage>(context, new()
        {
            [nameof(ModelsPage.Page)] = pages.PageOf(context),
            [nameof(ModelsPage.Figures)] = name.Length > 0 ? FiguresOrNull(name) : null,
            [nameof(ModelsPage.Batches)] = name.Length > 0 ? Done() : [],
            [nameof(ModelsPage.Models)] = ModelLine.Of(models),
            [nameof(ModelsPage.Shown)] = name,
            [nameof(ModelsPage.Runs)] = models.Runs,
            [nameof(ModelsPage.Card)] = name.Length > 0 ? await CardAsync(name, context.RequestAborted) : null,
        });
    }

    private async Task AliasAsync(HttpContext context, string name)
    {
        var form = await pages.FormAsync(context);
        if (!models.Has(name))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var named = Enum.TryParse<ModelAlias>(form["alias"], out var alias) && Enum.IsDefined(alias)
            ? alias
            : (ModelAlias?)null;
        models.Name(name, named);
        Visit.Of(context).Note("model", name);
        Visit.Of(context).Note("alias", named?.ToString() ?? "none");
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/models/{Uri.EscapeDataString(name)}";
    }

    private async Task DriftAsync(HttpContext context, string name)
    {
        _ = long.TryParse(context.Request.Query["batch"], out var id);
        if (!models.Has(name) || _batches.Find(id) is not { Result: not null } batch)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await pages.WriteAsync<DriftPage>(context, new()
        {
            [nameof(DriftPage.Model)] = name,
            [nameof(DriftPage.Batch)] = batch,
            [nameof(DriftPage.Report)] = await drift.FindAsync(batch, name, context.RequestAborted),
        });
    }

    private Task CompareAsync(HttpContext context)
    {
        List<string> names =
        [
            .. context.Request.Query["model"].OfType<string>().Where(models.Has).Concat(Usual()).Distinct().Take(2),
        ];
        return pages.WriteAsync<ComparePage>(context, new()
        {
            [nameof(ComparePage.Names)] = models.Names,
            [nameof(ComparePage.Columns)] = names.ConvertAll(
                name => new ComparedModel(name, models.AliasOf(name), FiguresOrNull(name))),
        });
    }

    // The champion, the challenger, then what else there is.
    private IEnumerable<string> Usual() =>
        models.Names.OrderBy(name => models.AliasOf(name) is { } alias ? (int)alias : int.MaxValue);

    private PackageFigures? FiguresOrNull(string name)
    {
        try
        {
            return models.Figures(name);
        }
        catch (ImrPredictException)
        {
            return null; // the page says so
        }
    }

    private List<Batch> Done() => [.. _batches.All().Where(batch => batch.Result is { } result
        && result.ItemsIn > result.Rejected)];

    private async Task<MarkupString?> CardAsync(string name, CancellationToken cancellation)
    {
        var path = Path.Combine(models.Folder(name), "card.md");
        return File.Exists(path)
            ? new MarkupString(Markdown.ToHtml(await File.ReadAllTextAsync(path, cancellation), Cards)
                .Replace("<h1", "<h2", StringComparison.Ordinal).Replace("</h1>", "</h2>", StringComparison.Ordinal)
                .Replace("<th></th>", "<td></td>", StringComparison.Ordinal))
            : null;
    }
}
