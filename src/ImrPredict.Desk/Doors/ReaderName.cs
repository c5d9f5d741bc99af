using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Doors;

/// <summary>
/// Who reads, by a name that is asked for once and kept in a cookie. It keeps findings apart; it is no account, and
/// keeps nobody out.
/// </summary>
internal static class ReaderName
{
    /// <summary>The field of the form.</summary>
    public const string Field = "reader";

    /// <summary>Most characters of a name.</summary>
    public const int Most = 60;

    /// <summary>The reader of a request; empty where no name was given yet.</summary>
    public static string Of(HttpContext context) =>
        Clean(Uri.UnescapeDataString(context.Request.Cookies[CookieOf(context)] ?? ""));

    /// <summary>Keeps a name; an empty one takes it away.</summary>
    public static void Keep(HttpContext context, string name) => context.Response.Cookies.Append(
        CookieOf(context), Uri.EscapeDataString(Clean(name)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Clean(name).Length > 0 ? TimeSpan.FromDays(365) : TimeSpan.Zero,
        });

    /// <summary>A name without what is no letter of it.</summary>
    public static string Clean(string name)
    {
        var clean = string.Join(
            ' ', string.Concat(name.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= Most ? clean : clean[..Most].TrimEnd();
    }

    private static string CookieOf(HttpContext context) => $"imr-desk-reader-{context.Connection.LocalPort}";
}
