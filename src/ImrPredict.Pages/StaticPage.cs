using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImrPredict.Pages;

/// <summary>Renders a component as a file that needs nothing else.</summary>
internal static class StaticPage
{
    /// <summary>The page, UTF-8; equal parameters give equal bytes.</summary>
    /// <param name="parameters">Parameters of the component by name.</param>
    public static byte[] Render<T>(Dictionary<string, object?> parameters)
        where T : IComponent => RenderAsync<T>(parameters).GetAwaiter().GetResult();

    // No component here waits for anything, so this ends before it returns.
    private static async Task<byte[]> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters));
            return Encoding.UTF8.GetBytes(page.ToHtmlString());
        });
    }
}
