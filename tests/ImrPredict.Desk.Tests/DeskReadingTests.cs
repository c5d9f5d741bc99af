using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>Two readers judge the decisions of an audit, each alone.</summary>
public sealed partial class DeskReadingTests : DeskTest
{
    [Fact]
    public async Task A_finding_is_seen_by_the_other_reader_when_both_have_given_theirs_and_by_no_door_before()
    {
        var number = await AuditedAsync();
        await ReadAsAsync(Client, "Ann");
        await GiveAsync(Client, number, "confirmed", "annsnote");
        using var other = new DeskClient(Desk);
        await ReadAsAsync(other, "Ben");
        using var http = Programs();

        foreach (var door in new[]
        {
            $"/decisions/1/{number}", "/decisions/1", "/decisions/1/agreement", "/decisions/1/readings.csv",
            "/decisions/1/readings.jsonl", "/decisions/1?state=differ",
        })
        {
            Assert.DoesNotContain("annsnote", await other.PageAsync(door), StringComparison.Ordinal);
            Assert.DoesNotContain("Ann", await other.PageAsync(door), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "Ann", await http.GetStringAsync("/api/v1/audits/1/findings?reader=Ben"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", await http.GetStringAsync("/api/v1/audits/1/findings"), StringComparison.Ordinal);
        Assert.Contains("pending", StateOf(await other.PageAsync("/decisions/1"), number), StringComparison.Ordinal);
        Assert.Contains("annsnote", await Client.PageAsync("/decisions/1/readings.csv"), StringComparison.Ordinal);

        await GiveAsync(other, number, "data-error", "bensnote");

        foreach (var reader in new[] { Client, other })
        {
            var page = await reader.PageAsync($"/decisions/1/{number}");
            Assert.Contains("annsnote", page, StringComparison.Ordinal);
            Assert.Contains("bensnote", page, StringComparison.Ordinal);
            Assert.Contains("The readers differ", page, StringComparison.Ordinal);
            Assert.Contains(
                "readers differ", StateOf(await reader.PageAsync("/decisions/1?state=differ"), number),
                StringComparison.Ordinal);
        }

        using var settled = await PostAsync(
            other, $"/decisions/1/{number}", ("action", "settle"), ("finding", "data-error"), ("note", "together"));
        Assert.Equal(HttpStatusCode.SeeOther, settled.StatusCode);
        Assert.Contains("settled by Ben", await Client.PageAsync($"/decisions/1/{number}"), StringComparison.Ordinal);
        Assert.Contains(
            ",true,together,", await Client.PageAsync("/decisions/1/readings.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            $"/decisions/1/{number}?", await Client.PageAsync("/decisions/1?state=differ"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_is_drafted_put_aside_reopened_given_and_taken_back()
    {
        var number = await AuditedAsync();
        await ReadAsAsync(Client, "Ann");
        var at = $"/decisions/1/{number}";

        using var draft = await PostAsync(
            Client, at, ("action", "draft"), ("finding", "explained"), ("note", "half a note"));
        Assert.Contains("half a note", await Client.PageAsync(at), StringComparison.Ordinal);
        Assert.Contains(
            "draft", StateOf(await Client.PageAsync("/decisions/1?state=draft"), number),
            StringComparison.Ordinal);
        using var aside = await PostAsync(Client, at, ("action", "discard"));
        Assert.Contains("discarded", StateOf(await Client.PageAsync("/decisions/1"), number), StringComparison.Ordinal);
        using var again = await PostAsync(Client, at, ("action", "reopen"));
        Assert.Contains("pending", StateOf(await Client.PageAsync("/decisions/1"), number), StringComparison.Ordinal);
        using var nothing = await PostAsync(Client, at, ("action", "give"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        await GiveAsync(Client, number, "explained", "");
        using var twice = await PostAsync(Client, at, ("action", "give"), ("finding", "confirmed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains(
            "done: explained", StateOf(await Client.PageAsync("/decisions/1"), number),
            StringComparison.Ordinal);
        using var back = await PostAsync(Client, at, ("action", "withdrawn"));
        Assert.Contains("pending", StateOf(await Client.PageAsync("/decisions/1"), number), StringComparison.Ordinal);

        Assert.Equal(3, (await Client.PageAsync("/decisions/1/readings.csv")).TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task One_action_on_all_that_a_filter_shows_says_how_many_first_and_does_it_with_those_alone()
    {
        await AuditedAsync();
        await ReadAsAsync(Client, "Ann");
        const string View = "outcome=overturned";
        var shown = Links(await Client.PageAsync($"/decisions/1?{View}"));

        var confirm = await Client.PageAsync($"/decisions/1/all?{View}&action=explained");
        Assert.Contains($"<strong>{shown.Count} decisions</strong>", confirm, StringComparison.Ordinal);
        var digest = Lines().Match(confirm).Groups[1].Value;
        using var wrong = await PostAsync(
            Client, $"/decisions/1/all?{View}", ("action", "explained"), ("lines", new string('0', digest.Length)));
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        Assert.Equal("", Rest(await Client.PageAsync("/decisions/1/readings.csv")));
        using var done = await PostAsync(
            Client, $"/decisions/1/all?{View}", ("action", "explained"), ("lines", digest),
            ("note", "season"));

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(shown.Count, Rest(await Client.PageAsync("/decisions/1/readings.csv")).Split('\n').Length);
        Assert.Equal(shown, Links(await Client.PageAsync("/decisions/1?state=done")));
        Assert.Contains(
            "are done, or so already", await Client.PageAsync($"/decisions/1/all?{View}&action=confirmed"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_give_findings_and_read_the_agreement()
    {
        await AuditedAsync();
        using var http = Programs();
        using var decisions = JsonDocument.Parse(await http.GetStringAsync("/api/v1/audits/1/decisions?reader=Ann"));
        var numbers = decisions.RootElement.GetProperty("decisions").EnumerateArray()
            .Select(decision => decision.GetProperty("number").GetInt64()).Take(12).ToList();

        foreach (var (number, i) in numbers.Select((number, i) => (number, i)))
        {
            await FindAsync(http, number, "Ann", i % 3 == 0 ? "data-error" : "explained");
            await FindAsync(http, number, "Ben", i % 4 == 0 ? "data-error" : "explained");
        }

        using var found = JsonDocument.Parse(await http.GetStringAsync("/api/v1/audits/1/findings"));
        using var wrong = await http.PostAsync(
            $"/api/v1/audits/1/decisions/{numbers[0]}/findings?reader=Ann",
            new StringContent("{\"finding\":\"guilty\"}"));
        var page = await Client.PageAsync("/decisions/1/agreement");

        Assert.Equal(24, found.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        // 0, 3, 6, 9 by Ann and 0, 4, 8 by Ben are data errors: 7 of 12 agree, chance gives 7/12 as well.
        Assert.Contains("Ann and Ben agree on 7 of 12", page, StringComparison.Ordinal);
        Assert.Contains("kappa 0.00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_training_takes_from_a_store_is_what_readers_agree_on_or_somebody_settled()
    {
        await AuditedAsync(400);
        using var http = Programs();
        using var decisions = JsonDocument.Parse(await http.GetStringAsync("/api/v1/audits/1/decisions?reader=Ann"));
        var numbers = decisions.RootElement.GetProperty("decisions").EnumerateArray()
            .Select(decision => decision.GetProperty("number").GetInt64()).Take(4).ToList();
        await FindAsync(http, numbers[0], "Ann", "data-error");
        await FindAsync(http, numbers[1], "Ann", "data-error");
        await FindAsync(http, numbers[1], "Ben", "data-error");
        await FindAsync(http, numbers[2], "Ann", "data-error");
        await FindAsync(http, numbers[2], "Ben", "explained");
        await FindAsync(http, numbers[3], "Ann", "confirmed");
        var json = Folder.File("report.json");

        var run = await ScoreProgram.TrainAsync(
            Folder.Path, "decided.csv", "--model", "model", "--findings", Desk.Store, "--json", json);

        Assert.True(run.ExitCode == 0, run.Error);
        var audit = await ScoreProgram.RunAsync(
            Folder.Path, "audit", "decided.csv", "--out", "out", "--model",
            Path.Combine(SharedData.Root, "models", "default"),
            "--log", Desk.Store, "--fdr", "1", "--json", "audit.json");
        Assert.True(audit.ExitCode == 0, audit.Error);
        using var audited = JsonDocument.Parse(await File.ReadAllBytesAsync(Folder.File("audit.json")));
        var worth = audited.RootElement.GetProperty("flag_precision");
        Assert.Equal(
            (3, 1, 2, 1),
            (worth.GetProperty("judged").GetInt32(), worth.GetProperty("confirmed").GetInt32(),
                worth.GetProperty("data_errors").GetInt32(), worth.GetProperty("unsettled").GetInt32()));
        Assert.Contains("Ann and Ben agree on 1 of 2", audit.Output, StringComparison.Ordinal);
        var added = await ScoreProgram.RunAsync(
            Folder.Path, "audit", "log", "add", "CM24-0000001/1", "--finding", "note", "--log", Desk.Store);
        Assert.Equal(2, added.ExitCode);
        Assert.Contains("Stand", await Client.PageAsync("/decisions"), StringComparison.OrdinalIgnoreCase);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(json));
        var errors = report.RootElement.GetProperty("data_errors");
        Assert.Equal(2, errors.GetProperty("rows").GetInt32());
        Assert.Equal(2, errors.GetProperty("decisions").GetInt32());
        Assert.Equal(0, errors.GetProperty("not_among_rows").GetInt32());
        Assert.Equal(1, errors.GetProperty("unsettled").GetInt32());
        const string Words = "2 rows left out that readers found to be data errors (desk.db: 2 decisions";
        Assert.Contains(Words, run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains(Words, await File.ReadAllTextAsync(Folder.File("model/card.md")), StringComparison.Ordinal);
        Assert.Contains(
            "Learnt from 398 items", await File.ReadAllTextAsync(Folder.File("model/card.md")),
            StringComparison.Ordinal);
    }

    // A first decision to read of an audit by the bundled model.
    private async Task<long> AuditedAsync(int rows = 150)
    {
        var batch = await Client.UploadAsync(
            [Folder.Write("decided.csv", DeskAuditTests.Table(rows))], ("work", "audit"), ("judge", "default"));
        await Client.WaitAsync(batch);
        return Links(await Client.PageAsync("/decisions/1"))[0];
    }

    private HttpClient Programs()
    {
        var http = new HttpClient { BaseAddress = Desk.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Desk.Key);
        return http;
    }

    private static async Task FindAsync(HttpClient http, long number, string reader, string finding)
    {
        using var body = new StringContent($"{{\"finding\":\"{finding}\"}}", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(
            $"/api/v1/audits/1/decisions/{number}/findings?reader={reader}", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private static async Task ReadAsAsync(DeskClient client, string name)
    {
        using var answer = await PostAsync(client, "/reader", ("reader", name), ("back", "/decisions/1"));
        Assert.Equal("/decisions/1", answer.Headers.Location!.ToString());
    }

    private static async Task GiveAsync(DeskClient client, long number, string finding, string note)
    {
        using var answer = await PostAsync(
            client, $"/decisions/1/{number}", ("action", "give"), ("finding", finding), ("note", note));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
    }

    // Sends a form as a page that was made for the reader does.
    private static async Task<HttpResponseMessage> PostAsync(
        DeskClient client, string path, params (string Name, string Value)[] fields)
    {
        var reader = Reader().Match(await client.PageAsync("/decisions/1")).Groups[1].Value;
        return await client.PostAsync(path, [.. fields, ("made-for", WebUtility.HtmlDecode(reader))]);
    }

    private static string Rest(string csv) => string.Join('\n', csv.TrimEnd('\n').Split('\n').Skip(1));

    private static List<long> Links(string page) =>
        [.. Link().Matches(page).Select(link => long.Parse(link.Groups[1].Value, CultureInfo.InvariantCulture))];

    // The row of a decision in the list, which ends with its state.
    private static string StateOf(string page, long number)
    {
        var row = page.Split("<tr role=\"row\"").Single(part =>
            part.Contains($"/decisions/1/{number}\"", StringComparison.Ordinal)
            || part.Contains($"/decisions/1/{number}?", StringComparison.Ordinal));
        return row[row.LastIndexOf("<td", StringComparison.Ordinal)..];
    }

    [GeneratedRegex("You read as <strong>([^<]*)</strong>")]
    private static partial Regex Reader();

    [GeneratedRegex("name=\"lines\" value=\"([^\"]+)\"")]
    private static partial Regex Lines();

    [GeneratedRegex("rowheader\"><a href=\"/decisions/1/(\\d+)")]
    private static partial Regex Link();
}
