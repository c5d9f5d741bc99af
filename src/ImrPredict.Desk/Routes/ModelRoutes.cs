using ImrPredict.Desk.Pages;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Markdig;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Models, and what the desk is.</summary>
internal sealed class ModelRoutes(DeskStore store, DeskModels models, PageWriter pages)
{
    // A card is a file of a package, which others may have written.
    private static readonly MarkdownPipeline Cards =
        new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", context => ShowAsync(context, ""));
        routes.MapGet("/models/{name}", ShowAsync);
        routes.MapGet("/about", context => pages.WriteAsync<AboutPage>(
            context, new() { [nameof(AboutPage.Store)] = store.Path }));
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
            [nameof(ModelsPage.Models)] = ModelLine.Of(models),
            [nameof(ModelsPage.Shown)] = name,
            [nameof(ModelsPage.Card)] = name.Length > 0 ? await CardAsync(name, context.RequestAborted) : null,
        });
    }

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
