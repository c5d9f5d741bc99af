using ImrPredict.Desk.Access;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImrPredict.Desk.Routes;

/// <summary>Renders a component as the answer of a request.</summary>
internal sealed class PageWriter(ILoggerFactory logs, IAntiforgery antiforgery)
{
    /// <summary>What every page is given.</summary>
    public DeskPage PageOf(HttpContext context) => new(antiforgery.GetAndStoreTokens(context).RequestToken!);

    /// <summary>The answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parameters">Parameters of the component by name.</param>
    /// <param name="status">Status of the answer.</param>
    public async Task WriteAsync<T>(
        HttpContext context, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        var visit = Visit.Of(context);
        if (visit.Person is not null)
        {
            visit.FormToken = PageOf(context).Token;
        }

        var html = await RenderAsync<T>(context, parameters);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>A component as it stands in a page.</summary>
    public async Task<string> RenderAsync<T>(HttpContext context, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var component = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters));
            return component.ToHtmlString();
        });
    }

    /// <summary>A table as the answer, to be kept as a file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="write">Writes it.</param>
    public static async Task WriteTableAsync(HttpContext context, string name, Action<Stream> write)
    {
        using var table = new MemoryStream();
        write(table);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        context.Response.ContentLength = table.Length;
        table.Position = 0;
        await table.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>Checks the token of a form whose fields are few.</summary>
    /// <exception cref="AntiforgeryValidationException">It was not sent from a page of the desk.</exception>
    public async Task<IFormCollection> FormAsync(HttpContext context)
    {
        SmallBody.Limit(context);
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : FormCollection.Empty;
        context.Request.Headers[DeskForms.TokenHeader] = form[DeskForms.TokenField].ToString();
        await antiforgery.ValidateRequestAsync(context);
        return form;
    }
}
