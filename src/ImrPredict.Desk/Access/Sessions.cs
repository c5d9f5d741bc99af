using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Access;

/// <summary>
/// Who is signed in, in memory alone: after a restart everybody signs in again. A session ends some time after its last
/// use, and at the latest twelve hours after it began.
/// </summary>
internal sealed class Sessions(Accounts accounts, TimeSpan idle)
{
    private const int MostOfPerson = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, Session> _open = new();

    /// <summary>Signs a person in.</summary>
    public void Begin(HttpContext context, Person person)
    {
        End(context);
        foreach (var (key, _) in _open.Where(pair => IsOver(pair.Value)))
        {
            _open.TryRemove(key, out _);
        }

        var mine = _open.Where(pair => pair.Value.Person.Name == person.Name)
            .OrderBy(pair => pair.Value.Began).ToList();
        foreach (var (key, _) in mine.Take(mine.Count - MostOfPerson + 1))
        {
            _open.TryRemove(key, out _);
        }

        var id = AccessToken.Random();
        _open[KeyOf(id)] = new Session(person, DateTimeOffset.UtcNow);
        context.Response.Cookies.Append(NameOf(context), id, Cookie(context));
    }

    /// <summary>Who a browser is signed in as; null for nobody.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isUse">Whether a person asks, and not the page by itself.</param>
    public Person? Find(HttpContext context, bool isUse)
    {
        if (context.Request.Cookies[NameOf(context)] is not { Length: > 0 } id
            || !_open.TryGetValue(KeyOf(id), out var session))
        {
            return null;
        }

        if (IsOver(session) || accounts.Now(session.Person) is not { } person)
        {
            _open.TryRemove(KeyOf(id), out _);
            return null;
        }

        session.Used = isUse ? DateTimeOffset.UtcNow : session.Used;
        return person;
    }

    /// <summary>Signs a browser out.</summary>
    public void End(HttpContext context)
    {
        if (context.Request.Cookies[NameOf(context)] is { Length: > 0 } id)
        {
            _open.TryRemove(KeyOf(id), out _);
            context.Response.Cookies.Delete(NameOf(context), Cookie(context));
        }
    }

    private bool IsOver(Session session) =>
        DateTimeOffset.UtcNow - session.Used > idle || DateTimeOffset.UtcNow - session.Began > Longest;

    // What a copy of the memory shows opens no session.
    private static string KeyOf(string id) => Convert.ToHexStringLower(AccessToken.HashOf(id));

    // Without TLS, on this machine alone, cookies are shared by all ports.
    private static string NameOf(HttpContext context) => context.Request.IsHttps
        ? "__Host-imr-desk"
        : $"imr-desk-session-{context.Connection.LocalPort}";

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
    };

    private sealed class Session(Person person, DateTimeOffset began)
    {
        public Person Person { get; } = person;

        public DateTimeOffset Began { get; } = began;

        public DateTimeOffset Used { get; set; } = began;
    }
}
