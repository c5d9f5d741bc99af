using System.Net;
using System.Text;
using ImrPredict.Desk.Access;

namespace ImrPredict.Tests.Desk;

/// <summary>
/// The progress of a batch is told to whoever looks, until there is no more to tell, or nobody to tell it to.
/// </summary>
public sealed class DeskProgressTests(Browser browser) : DeskTest, IClassFixture<Browser>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_stream_tells_what_is_new_and_ends_when_the_work_is_done()
    {
        var batch = await Client.UploadAsync(Folder.Write("in/many.csv", Cases(3_000)));

        using var answer = await Client.GetAsync($"{batch}/progress/stream");
        var told = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("event: progress\ndata: <p><strong>", told, StringComparison.Ordinal);
        Assert.EndsWith("event: over\ndata: \n\n", told, StringComparison.Ordinal);
        Assert.True(await Client.IsDoneAsync(batch));
    }

    [Fact]
    public async Task A_stream_of_what_is_not_worked_on_is_over_at_once()
    {
        Assert.Equal("event: over\ndata: \n\n", await Client.PageAsync("/batches/77/progress/stream"));
    }

    [Fact]
    public async Task A_stream_ends_when_the_batch_is_deleted()
    {
        var batch = await Client.UploadAsync(Folder.Write("in/many.csv", Cases(20_000)));
        var stream = Client.PageAsync($"{batch}/progress/stream");
        await Client.WaitUntilBegunAsync(batch);

        using var deleted = await Client.PostAsync($"{batch}/delete");

        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.EndsWith("event: over\ndata: \n\n", await stream.WaitAsync(Soon), StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_desk_that_is_told_to_end_does_so_with_streams_open()
    {
        var batch = await Client.UploadAsync(Folder.Write("in/many.csv", Cases(20_000)));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{batch}/progress/stream");
        using var first = await Client.OpenAsync(request);
        using var second = await Client.OpenAsync(new HttpRequestMessage(HttpMethod.Get, $"{batch}/progress/stream"));

        await Desk.TerminateAsync(Soon);

        using var restarted = await DeskProcess.StartAsync(Desk.Store);
        using var client = new DeskClient(restarted);
        await client.WaitAsync(batch);
        Assert.Contains("20,000", await client.PageAsync(batch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_when_who_looks_is_let_in_no_more()
    {
        using var team = new AccountDesk();
        await team.InitializeAsync();
        using var body = new StringContent(Cases(20_000));
        using var added = await team.Program("Ana").PostAsync("/api/v1/batches?name=many.csv", body);
        Assert.Equal(HttpStatusCode.Accepted, added.StatusCode);
        var (signedIn, _) = await team.BrowserAsync("Rita");
        using var program = await OpenAsync(team.Program("Rita"));
        using var page = await OpenAsync(signedIn);
        using var other = await OpenAsync(team.Program("Quinn"));
        var others = other.Content.ReadAsStringAsync();

        TokenFile.Remove(team.Tokens, "Rita");

        foreach (var stream in new[] { program, page })
        {
            Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
            var told = await stream.Content.ReadAsStringAsync().WaitAsync(Soon);
            Assert.EndsWith("event: over\ndata: \n\n", told, StringComparison.Ordinal);
        }

        Assert.False(others.IsCompleted, "the work was over before the streams were");
        using var refused = await signedIn.GetAsync("/batches/1/progress/stream");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [BrowserFact]
    public async Task Two_browsers_see_the_progress_and_both_are_led_to_the_result()
    {
        var batch = await Client.UploadAsync(Folder.Write("in/many.csv", Cases(10_000)));
        var (one, two) = (await browser.OpenAsync(Desk), await browser.OpenAsync(Desk));
        var plain = await browser.OpenAsync(Desk, script: false);

        foreach (var page in new[] { one, two, plain })
        {
            await page.GotoAsync($"{Desk.Address}{batch[1..]}");
        }

        Assert.Equal(1, await plain.Locator("text=Look again").CountAsync());
        foreach (var page in new[] { one, two })
        {
            await page.WaitForSelectorAsync("#progress >> text=so far");
        }

        foreach (var page in new[] { one, two })
        {
            await page.WaitForSelectorAsync("#list tbody tr");
        }
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client) =>
        client.GetAsync("/batches/1/progress/stream", HttpCompletionOption.ResponseHeadersRead);

    private static string Cases(int count)
    {
        var text = new StringBuilder("case_number,requested_service,clinical_text\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"CM24-{i:0000000},MRI of the lumbar spine,Back pain for {i % 50} weeks\n");
        }

        return text.ToString();
    }
}
