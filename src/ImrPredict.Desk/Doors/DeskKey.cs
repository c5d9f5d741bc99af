using System.Security.Cryptography;
using System.Text;
using ImrPredict.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Doors;

/// <summary>
/// Other accounts of a machine can reach its ports, and pages of the web can send requests to them: a browser must
/// bring the key of the store, which the address that the program prints gives it.
/// </summary>
internal sealed class DeskKey(string key)
{
    /// <summary>The name of the key in an address.</summary>
    public const string Query = "key";

    // Cookies are shared by all ports of a machine, on which other desks may be.
    private static string CookieOf(HttpContext context) => $"imr-desk-{context.Connection.LocalPort}";
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var visit = Visit.Of(context);
        visit.IsProgram = Matches(AccessToken.Of(request));
        if (Matches(request.Cookies[CookieOf(context)]) || visit.IsProgram)
        {
            await next(context);
            return;
        }

        if (HttpMethods.IsGet(request.Method) && Matches(request.Query[Query]))
        {
            context.Response.Cookies.Append(CookieOf(context), key, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Path = "/",
            });
            var rest = QueryString.Create(request.Query.Where(pair => pair.Key != Query));
            context.Response.Redirect(LocalAddress.Of(request.Path + rest.ToUriComponent()));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(
            "The desk opens with the address that imr-score desk printed when it started: it holds the key. Programs "
            + "send it as 'Authorization: Bearer KEY'.\n");
    }

    private bool Matches(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _key);
}
