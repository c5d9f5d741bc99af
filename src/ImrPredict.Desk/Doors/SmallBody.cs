using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ImrPredict.Desk.Doors;

/// <summary>Requests that bring no file: their bodies are small.</summary>
internal static class SmallBody
{
    private const long Most = 1_000_000;

    /// <summary>Has the server refuse a longer one.</summary>
    public static void Limit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Most;
        }
    }
}
