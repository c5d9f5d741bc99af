using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ImrPredict.Benchmarks.Load;

/// <summary>Somebody who is signed in and asks for a page a second.</summary>
internal sealed partial class LoadReader(
    Uri address, string token, LoadedBatch batch, long audit, int items, int seed) : IDisposable
{
    private static readonly string[] Words =
        ["lumbar", "physical therapy", "mri", "opioid", "shoulder", "knee pain", "sleep", "injection", "chronic"];

    private static readonly string[] Sorts = ["look", "probability", "service", "input", "due"];

    /// <summary>What is asked for.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["list", "filter", "filters", "words", "first so many", "item", "search", "charts"];

    private readonly Random _random = new(seed);
    private readonly HttpClient _client = new(new HttpClientHandler
    {
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };

    private string _next = "";

    /// <summary>Gives the token on the page for it.</summary>
    public async Task SignInAsync()
    {
        var page = await _client.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = FormToken().Match(page).Groups[1].Value,
            ["access-token"] = token,
            ["back"] = "/",
        });
        using var answer = await _client.PostAsync("/sign-in", form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"signing in: {answer.StatusCode}");
        }
    }

    /// <summary>Asks for a page each second until the end; each second is counted from when it was due.</summary>
    public async Task RunAsync(Stopwatch clock, TimeSpan end, LoadTimes times)
    {
        var due = clock.Elapsed + TimeSpan.FromSeconds(_random.NextDouble());
        while (due < end)
        {
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            var (kind, page) = Next();
            var begun = clock.Elapsed;
            using var answer = await _client.GetAsync(page);
            var html = await answer.Content.ReadAsStringAsync();
            times.Add(kind, clock.Elapsed - begun, answer.StatusCode);
            _next = kind is "list" or "next page" && NextPage().Match(html) is { Success: true } next
                ? WebUtility.HtmlDecode(next.Groups[1].Value)
                : "";
            due = due + TimeSpan.FromSeconds(1) > clock.Elapsed ? due + TimeSpan.FromSeconds(1) : clock.Elapsed;
        }
    }

    /// <summary>Asks for one page; at a place where an input was rejected there is no item.</summary>
    public async Task AskAsync(string kind)
    {
        using var answer = await _client.GetAsync(Of(kind).Page);
        await answer.Content.ReadAsByteArrayAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private (string Kind, string Page) Next()
    {
        if (_next.Length > 0 && _random.Next(2) == 0)
        {
            return ("next page", _next);
        }

        // A list three times as often as each other.
        var draw = _random.Next(Kinds.Count + 2);
        return Of(Kinds[Math.Max(0, draw - 2)]);
    }

    private (string Kind, string Page) Of(string kind)
    {
        var (view, service, month) = (
            $"/batches/{batch.Id}", Uri.EscapeDataString(Any(batch.Services)), Any(batch.Months));
        return (kind, kind switch
        {
            "list" => $"{view}?sort={Any(Sorts)}",
            "filter" => $"{view}?service={service}&sort={Any(Sorts)}",
            "filters" => $"{view}?service={service}&month={month}",
            "words" => $"{view}?q={Uri.EscapeDataString(Any(Words))}",
            "first so many" => $"{view}?month={month}&read={_random.Next(10, 400)}",
            "item" => $"{view}/items/{_random.Next(1, items)}",
            "search" => $"/search?q={Uri.EscapeDataString(Any(Words))}",
            _ => $"/charts/{audit}",
        });
    }

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("href=\"(/batches/[^\"]*after=[^\"]*)\"")]
    private static partial Regex NextPage();
}
