using System.Net;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>Asks a desk as a browser does, without one.</summary>
public sealed partial class DeskClient : IDisposable
{
    private static readonly TimeSpan DoneWithin = TimeSpan.FromSeconds(180);
    private readonly HttpClient _http;

    public DeskClient(DeskProcess desk, bool withKey = true)
    {
        var cookies = new CookieContainer();
        if (withKey)
        {
            cookies.Add(new Cookie($"imr-desk-{desk.Address.Port}", desk.Key, "/", desk.Address.Host));
        }

        _http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = desk.Address,
        };
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Asks, and waits for the head of the answer alone.</summary>
    public Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>A page; it must be there.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The token of the forms of a page.</summary>
    public async Task<string> TokenAsync(string path = "/") =>
        Token().Match(await PageAsync(path)).Groups[1].Value;

    /// <summary>Sends a form with a few fields.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        await _http.PostAsync(path, new FormUrlEncodedContent(fields.Append((Name: "token", Value: await TokenAsync()))
            .Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Uploads files.</summary>
    /// <returns>The address of the batch.</returns>
    public Task<string> UploadAsync(params string[] files) => UploadAsync(files, []);

    /// <summary>Uploads files with other fields of the form.</summary>
    /// <returns>The address of the batch.</returns>
    public async Task<string> UploadAsync(string[] files, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync()), "token" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), "files", Path.GetFileName(file));
        }

        using var answer = await _http.PostAsync("/batches", form);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Waits until a batch is worked on no more.</summary>
    public async Task WaitAsync(string batch)
    {
        var until = DateTime.UtcNow + DoneWithin;
        while (!await IsDoneAsync(batch))
        {
            Assert.True(DateTime.UtcNow < until, $"{batch} is not done");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until work on a batch has begun; it must not be over then.</summary>
    public async Task WaitUntilBegunAsync(string batch)
    {
        while ((await PageAsync($"{batch}/progress")).Contains("Waiting to be read", StringComparison.Ordinal))
        {
            await Task.Delay(5);
        }

        Assert.False(await IsDoneAsync(batch), $"{batch} was done before it could be broken off");
    }

    /// <summary>Whether a batch is worked on no more.</summary>
    public async Task<bool> IsDoneAsync(string batch)
    {
        using var answer = await GetAsync($"{batch}/progress");
        return answer.Headers.Contains("HX-Redirect");
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
