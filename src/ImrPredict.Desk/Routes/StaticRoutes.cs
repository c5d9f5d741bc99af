using System.Text;
using ImrPredict.Desk.Access;
using ImrPredict.Pages.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Routes;

/// <summary>Style, script and icon, from inside the program.</summary>
internal static class StaticRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Add(routes, "/desk.css", "text/css; charset=utf-8", $"{PageStyle.Css}\n{Text("desk.css")}");
        Add(routes, "/desk.js", "text/javascript; charset=utf-8", Text("desk.js"));
        Add(routes, "/htmx.js", "text/javascript; charset=utf-8", Text("htmx-2.0.11.min.js"));
        Add(routes, "/htmx-sse.js", "text/javascript; charset=utf-8", Text("htmx-ext-sse-2.2.4.min.js"));
        Add(routes, "/icon.svg", "image/svg+xml", Text("icon.svg"));
    }

    private static void Add(IEndpointRouteBuilder routes, string address, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        routes.MapGet(address, context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
        }).Needs(DeskRight.Open);
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(StaticRoutes).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not inside the program"));
        return reader.ReadToEnd();
    }
}
