using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ImrPredict.Tests.Desk;

/// <summary>The interface for programs.</summary>
public sealed class DeskApiTests : DeskTest
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "data", "sample");

    private static readonly string Letter =
        Directory.GetFiles(Path.Combine(Sample, "letters"), "*.txt").Order(StringComparer.Ordinal).First();

    private readonly Lazy<HttpClient> _http;

    public DeskApiTests() => _http = new(() => new HttpClient
    {
        BaseAddress = Desk.Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Desk.Key) },
    });

    private HttpClient Http => _http.Value;

    protected override void Dispose(bool disposing)
    {
        if (_http.IsValueCreated)
        {
            Http.Dispose();
        }

        base.Dispose(disposing);
    }

    [Fact]
    public async Task A_letter_is_scored_at_once_with_the_names_and_figures_of_the_score_table()
    {
        File.Copy(Letter, Folder.Write($"in/{Path.GetFileName(Letter)}", ""), overwrite: true);
        var lines = (await ScoreProgram.TableAsync(Folder.File("in"), "jsonl")).TrimEnd().Split('\n');

        using var answer = await SendAsync("POST", $"/api/v1/score?name={Path.GetFileName(Letter)}", Letter);

        var scores = answer.RootElement.GetProperty("scores").EnumerateArray().Select(row => row.GetRawText());
        Assert.Equal(lines, scores);
        Assert.Equal(lines.Length, answer.RootElement.GetProperty("result").GetProperty("scored").GetInt64()
            + answer.RootElement.GetProperty("result").GetProperty("abstained").GetInt64());
        Assert.Empty(Directory.GetFileSystemEntries(Desk.Store + ".uploads"));
    }

    [Fact]
    public async Task Items_as_JSON_are_scored_and_what_cannot_be_read_is_named()
    {
        var items = Folder.Write("items.json", """
            [{"case_number": "CM24-0000001", "requested_service": "MRI of the lumbar spine",
              "clinical_text": "Low back pain for six weeks, physical therapy gave no relief."},
             {"case_number": "CM24-0000002", "item": "many", "requested_service": "Acupuncture"}]
            """);

        using var answer = await SendAsync("POST", "/api/v1/score", items);

        var row = Assert.Single(answer.RootElement.GetProperty("scores").EnumerateArray());
        Assert.Equal("CM24-0000001", row.GetProperty("case_number").GetString());
        Assert.InRange(row.GetProperty("overturn_probability").GetDouble(), 0, 1);
        var reject = Assert.Single(answer.RootElement.GetProperty("rejects").EnumerateArray());
        Assert.Equal("item", reject.GetProperty("field").GetString());
    }

    [Fact]
    public async Task An_explanation_is_that_of_the_command()
    {
        var json = Folder.File("item.json");
        using var scored = await SendAsync("POST", "/api/v1/score", Letter);
        var row = scored.RootElement.GetProperty("scores")[0];
        var item = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.GetProperty("case_number").GetString()}/{row.GetProperty("item").GetInt32()}");
        var run = await ScoreProgram.RunAsync(
            SharedData.Root, "explain", Letter, "--item", item, "--json", json, "--model",
            Path.Combine("models", "default"), "-q");
        Assert.True(run.ExitCode == 0, run.Error);

        using var answer = await SendAsync("POST", $"/api/v1/explain?item={item}", Letter);

        using var command = JsonDocument.Parse(await File.ReadAllBytesAsync(json));
        Assert.True(JsonElement.DeepEquals(command.RootElement, answer.RootElement));
    }

    [Fact]
    public async Task A_batch_is_uploaded_mapped_watched_paged_explained_and_deleted()
    {
        using var added = await SendAsync(
            "POST", "/api/v1/batches?name=export.csv",
            Path.Combine(Sample, "backlog", "synthetic-open-cases.csv"), HttpStatusCode.Accepted);
        var address = $"/api/v1/batches/{added.RootElement.GetProperty("id").GetInt64()}";
        using (var asked = await UntilAsync(address, "needs_map"))
        {
            var map = asked.RootElement.GetProperty("columns").GetRawText();
            using var mapped = await SendAsync(
                "POST", $"{address}/map", Folder.Write("map.json", map), HttpStatusCode.Accepted);
        }

        using (await UntilAsync(address, "done"))
        {
        }

        var seen = new List<string>();
        for (var next = ""; next is not null;)
        {
            using var page = await SendAsync(
                "GET", $"{address}/scores?sort=probability&after={Uri.EscapeDataString(next)}");
            seen.AddRange(page.RootElement.GetProperty("scores").EnumerateArray().Select(row => row.GetRawText()));
            next = page.RootElement.GetProperty("next").GetString();
        }

        using var item = await SendAsync("GET", $"{address}/items/1");
        using var deleted = await Http.DeleteAsync(address);
        using var gone = await Http.GetAsync(address);

        Assert.Equal(61, seen.Distinct().Count());
        Assert.True(item.RootElement.GetProperty("reasons").GetProperty("largest").GetArrayLength() > 0);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("application/problem+json", gone.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/api/v1/score?model=nosuchmodel", "nosuchmodel")]
    [InlineData("/api/v1/explain?item=CM99-0000000/7", "CASE/N")]
    [InlineData("/api/v1/batches?model=nosuchmodel", "nosuchmodel")]
    public async Task What_is_wrong_is_told_as_a_problem(string address, string says)
    {
        using var problem = await SendAsync("POST", address, Letter, HttpStatusCode.BadRequest);

        Assert.Contains(says, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_browser_that_another_page_sends_here_changes_nothing()
    {
        using var browser = new DeskClient(Desk);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/batches")
        {
            Content = new StringContent("CM24-0000001"),
        };

        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Nothing here yet", await browser.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_described_is_served()
    {
        using var description = await SendAsync("GET", "/api/v1/openapi.json");
        var count = 0;

        Assert.Equal("3.1.0", description.RootElement.GetProperty("openapi").GetString());
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                var address = "/api/v1" + path.Name.Replace("{batch}", "999").Replace("{number}", "1");
                using var answer = await Http.SendAsync(
                    new HttpRequestMessage(new HttpMethod(method.Name.ToUpperInvariant()), address));
                var text = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("nothing at this address", text, StringComparison.Ordinal);
                Assert.NotEqual(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
                Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                count++;
            }
        }

        Assert.Equal(18, count);
    }

    private async Task<JsonDocument> UntilAsync(string address, string state)
    {
        for (var i = 0; i < 1200; i++)
        {
            var batch = await SendAsync("GET", address);
            if (batch.RootElement.GetProperty("state").GetString() == state)
            {
                return batch;
            }

            batch.Dispose();
            await Task.Delay(100);
        }

        throw new TimeoutException($"{address} is not {state}");
    }

    private async Task<JsonDocument> SendAsync(
        string method, string address, string? file = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address)
        {
            Content = file is null ? null : new ByteArrayContent(await File.ReadAllBytesAsync(file)),
        };
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{address}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text);
    }
}
