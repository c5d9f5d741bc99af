using System.Buffers;
using System.Globalization;
using ImrPredict.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Doors;

/// <summary>
/// Who reads: the person who is signed in; without accounts by a name that is asked for once and kept in a cookie,
/// which keeps findings apart and nobody out.
/// </summary>
internal static class ReaderName
{
    /// <summary>The field of the form.</summary>
    public const string Field = "reader";

    /// <summary>The field of a form that says for which reader its page was made.</summary>
    public const string MadeFor = "made-for";

    /// <summary>Most characters of a name.</summary>
    public const int Most = 60;

    // Fillers and selectors that are not of the category of format characters, and that are not seen either.
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0"
        + "\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07"
        + "\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F");

    /// <summary>The reader of a request; empty where no name was given yet.</summary>
    public static string Of(HttpContext context) => Visit.Of(context) is { HasAccounts: true } visit
        ? visit.Person?.Name ?? ""
        : Clean(Uri.UnescapeDataString(context.Request.Cookies[CookieOf(context)] ?? ""));

    /// <summary>The reader whom a program names; who is signed in is the reader, and may name no other.</summary>
    /// <exception cref="RefusedException">Another is named.</exception>
    public static string Of(HttpContext context, string named)
    {
        var clean = Clean(named);
        return Visit.Of(context) is not { HasAccounts: true, Person.Name: var own } ? clean
            : clean.Length == 0 || IsSame(clean, own) ? own
            : throw RefusedException.NotAllowed($"You read as {own}, and as nobody else. Nothing was changed.");
    }

    /// <summary>Keeps a name; an empty one takes it away.</summary>
    public static void Keep(HttpContext context, string name) => context.Response.Cookies.Append(
        CookieOf(context), Uri.EscapeDataString(Clean(name)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Clean(name).Length > 0 ? TimeSpan.FromDays(365) : TimeSpan.Zero,
        });

    /// <summary>A name without what is no letter of it, or is not seen.</summary>
    public static string Clean(string name)
    {
        var seen = name.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format && !Unseen.Contains(c))
            .Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        var clean = string.Join(
            ' ', string.Concat(seen).Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= Most ? clean : clean[..Most].TrimEnd();
    }

    /// <summary>Whether two spellings are one reader.</summary>
    public static bool IsSame(string name, string other) => PersonName.IsSame(name, other);

    private static string CookieOf(HttpContext context) => $"imr-desk-reader-{context.Connection.LocalPort}";
}
