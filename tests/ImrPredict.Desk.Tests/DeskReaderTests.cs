using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>What readers find is theirs, on what they saw, and no trace of it tells the other too early.</summary>
public sealed partial class DeskReaderTests : DeskTest
{
    [Fact]
    public async Task A_form_of_one_reader_is_refused_when_another_reads_and_logs_nothing()
    {
        var number = (await AuditedAsync())[0];
        await ReadAsAsync("Ann");
        var many = await Client.PageAsync("/decisions/1/all?action=explained");
        await ReadAsAsync("Cy");

        foreach (var madeFor in new[] { "Ann", "" })
        {
            using var one = await Client.PostAsync(
                $"/decisions/1/{number}", ("action", "give"), ("finding", "confirmed"), ("made-for", madeFor));
            using var all = await Client.PostAsync(
                "/decisions/1/all", ("action", "explained"), ("lines", Digest(many)), ("made-for", madeFor));
            Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (one.StatusCode, all.StatusCode));
            Assert.Contains("Cy reads", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("name=\"made-for\" value=\"Ann\"", many, StringComparison.Ordinal);
        Assert.Empty(await FindingsAsync());
        using var own = await Client.PostAsync(
            $"/decisions/1/{number}", ("action", "give"), ("finding", "confirmed"), ("made-for", "Cy"));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
    }

    [Fact]
    public async Task What_is_done_with_many_is_done_with_those_that_the_page_named_and_it_tells_of_what_was_begun()
    {
        var numbers = await AuditedAsync();
        await ReadAsAsync("Ann");
        await SendAsync(numbers[0], ("action", "draft"), ("note", "half a note"));
        var pending = await Client.PageAsync("/decisions/1/all?state=pending&action=explained");
        await SendAsync(numbers[1], ("action", "discard"));
        await SendAsync(numbers[0], ("action", "discard"));
        await SendAsync(numbers[0], ("action", "reopen"));

        // As many as before, and not the same ones.
        using var other = await Client.PostAsync(
            "/decisions/1/all?state=pending", ("action", "explained"), ("lines", Digest(pending)),
            ("made-for", "Ann"));
        var reopen = await Client.PageAsync("/decisions/1/all?action=reopen");
        var explain = await Client.PageAsync("/decisions/1/all?action=explained");

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Empty(await FindingsAsync());
        Assert.Contains("You had put 1 decision of these aside", explain, StringComparison.Ordinal);
        Assert.DoesNotContain("is deleted", reopen, StringComparison.Ordinal);
        await SendAsync(numbers[2], ("action", "draft"), ("note", "a note"));
        Assert.Contains(
            "What you have begun on 1 decision of these, notes among it, is deleted",
            await Client.PageAsync("/decisions/1/all?action=reopen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_finding_is_hidden_from_a_reader_no_number_or_hash_of_the_log_is_told()
    {
        var numbers = await AuditedAsync();
        using var http = Programs();
        await GiveAsync(http, numbers[0], "Ann", "confirmed");
        await GiveAsync(http, numbers[0], "Ben", "confirmed");
        await ReadAsAsync("Ann");
        Assert.StartsWith("1,", (await FindingsAsync())[0], StringComparison.Ordinal);

        await GiveAsync(http, numbers[1], "Ben", "data-error");
        await GiveAsync(http, numbers[2], "Ann", "explained");

        var hidden = await FindingsAsync();
        Assert.Equal(3, hidden.Count);
        Assert.All(hidden, line => Assert.True(
            line.StartsWith(',') && line.EndsWith(','), $"{line}: neither a number nor a hash"));
        foreach (var text in new[]
        {
            await Client.PageAsync("/decisions/1/readings.jsonl"),
            await http.GetStringAsync("/api/v1/audits/1/findings?reader=Ann"),
            await http.GetStringAsync("/api/v1/audits/1/findings"),
        })
        {
            Assert.Contains("\"who\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"hash\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"sequence\"", text, StringComparison.Ordinal);
        }

        // Nothing is hidden from Ann when she has answered it, though her own still is from Ben.
        await GiveAsync(http, numbers[1], "Ann", "explained");
        Assert.All(await FindingsAsync(), line => Assert.Matches("^\\d+,.*,[0-9a-f]{64}$", line));
    }

    [Fact]
    public async Task One_of_the_two_settles_with_a_note_alone_and_a_third_reader_without()
    {
        var numbers = await AuditedAsync();
        using var http = Programs();
        foreach (var number in numbers.Take(2))
        {
            await GiveAsync(http, number, "Ann", "confirmed");
            await GiveAsync(http, number, "Ben", "explained");
        }

        await ReadAsAsync("Ann");
        Assert.Contains(
            "You are one of them", await Client.PageAsync($"/decisions/1/{numbers[0]}"), StringComparison.Ordinal);
        using var alone = await Client.PostAsync(
            $"/decisions/1/{numbers[0]}", ("action", "settle"), ("finding", "confirmed"), ("note", " \u200B "),
            ("made-for", "Ann"));
        const string Settles = "{\"finding\":\"confirmed\",\"adjudicates\":true}";
        using var program = await FindAsync(http, numbers[0], "ben", Settles);
        using var third = await FindAsync(http, numbers[1], "Cy", Settles);
        await SendAsync(numbers[0], ("action", "settle"), ("finding", "confirmed"), ("note", "read together"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, program.StatusCode);
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
        Assert.Equal(2, (await FindingsAsync()).Count(line => line.Contains(",true,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Spellings_of_a_name_that_look_alike_are_one_reader_with_the_first_spelling()
    {
        var numbers = await AuditedAsync();
        using var http = Programs();
        await ReadAsAsync("Dee");
        await SendAsync(numbers[1], ("action", "draft"), ("note", "deesdraft"));
        await SendAsync(numbers[0], ("action", "give"), ("finding", "confirmed"));

        foreach (var spelling in new[]
        {
            "dee", "DEE", "D\u200Bee", "\uFEFFdee", "De\u3164e", " Dee\u2800", "\u202EDee",
        })
        {
            using var again = await FindAsync(http, numbers[0], spelling, "{\"finding\":\"explained\"}");
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
            await ReadAsAsync(spelling);
            Assert.Contains(
                "deesdraft", await Client.PageAsync($"/decisions/1/{numbers[1]}"), StringComparison.Ordinal);
        }

        await GiveAsync(http, numbers[2], "dEE", "confirmed");
        Assert.All(await FindingsAsync(), line => Assert.Contains(",Dee,", line, StringComparison.Ordinal));
        Assert.Equal(2, (await FindingsAsync()).Count);
    }

    [Fact]
    public async Task A_finding_does_not_count_where_another_file_has_its_case_decided_the_other_way()
    {
        const string Upheld = ",Upheld,";
        var table = DeskAuditTests.Table(150);
        var numbers = await AuditedAsync(table);
        using var http = Programs();
        await GiveAsync(http, numbers[0], "Ann", "data-error");
        await GiveAsync(http, numbers[0], "Ben", "data-error");
        await ReadAsAsync("Ann");
        var row = (await FindingsAsync())[0].Split(',')[3];
        var turned = string.Join('\n', table.Split('\n').Select(line => !line.StartsWith(row, StringComparison.Ordinal)
            ? line
            : line.Contains(Upheld, StringComparison.Ordinal)
                ? line.Replace(Upheld, ",Overturned,", StringComparison.Ordinal)
                : line.Replace(",Overturned,", Upheld, StringComparison.Ordinal)));

        await AuditedAsync(turned);
        await AuditedAsync(table);

        var other = await Client.PageAsync($"/decisions/2/{numbers[0]}");
        Assert.Contains("A finding was given on this case and item", other, StringComparison.Ordinal);
        Assert.Contains("Give it, and go on", other, StringComparison.Ordinal);
        Assert.DoesNotContain("data error</td>", other, StringComparison.Ordinal);
        Assert.DoesNotContain(row, await Client.PageAsync("/decisions/2/readings.csv"), StringComparison.Ordinal);
        var same = await Client.PageAsync($"/decisions/3/{numbers[0]}");
        Assert.DoesNotContain("A finding was given on this case", same, StringComparison.Ordinal);
        Assert.Contains("Both readers have given theirs", same, StringComparison.Ordinal);

        await GiveAsync(http, numbers[0], "Ann", "explained", 2);
        Assert.Contains(
            "Both readers have given theirs", await Client.PageAsync($"/decisions/1/{numbers[0]}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_the_agreement_of_the_page_over_all_that_was_read()
    {
        var numbers = await AuditedAsync();
        using var http = Programs();
        foreach (var (number, i) in numbers.Take(12).Select((number, i) => (number, i)))
        {
            await GiveAsync(http, number, "Ann", i % 3 == 0 ? "data-error" : "explained");
            await GiveAsync(http, number, "Ben", i % 4 == 0 ? "data-error" : "explained");
        }

        using var found = JsonDocument.Parse(await http.GetStringAsync("/api/v1/audits/1/findings?reader=Ann"));
        var agreement = found.RootElement.GetProperty("agreement").EnumerateArray().Single();

        Assert.Equal((12, 7), (
            agreement.GetProperty("decisions").GetInt32(), agreement.GetProperty("agreed").GetInt32()));
        Assert.Equal(0, agreement.GetProperty("kappa").GetDouble(), 6);
    }

    [Fact]
    public async Task An_audit_that_fails_shows_what_it_could_not_read()
    {
        var batch = await Client.UploadAsync(
            [
                Folder.Write("few.csv", DeskAuditTests.Table(3)),
                Folder.Write("rubbish.bin", "\0\u0001\u0002"),
            ],
            ("work", "audit"));
        await Client.WaitAsync(batch);

        var page = await Client.PageAsync(batch);
        Assert.Contains("cannot go on", page, StringComparison.Ordinal);
        Assert.Contains($"{batch}/rejects", page, StringComparison.Ordinal);
        Assert.Contains("rubbish.bin", await Client.PageAsync($"{batch}/rejects"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/decisions/\u00E9")]
    [InlineData("/decisions\r\nX-Evil: 1")]
    [InlineData("https://example.org/")]
    public async Task A_way_back_that_no_address_can_be_leads_to_the_decisions(string back)
    {
        using var answer = await Client.PostAsync("/reader", ("reader", "Ann"), ("back", back));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/decisions", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("X-Evil"));
    }

    [Fact]
    public async Task Odd_notes_and_numbers_are_cleaned_or_refused()
    {
        var numbers = await AuditedAsync();
        using var http = Programs();
        using var half = await FindAsync(http, numbers[0], "Ann", "{\"finding\":\"confirmed\",\"note\":\"\\ud800\"}");
        using var odd = await FindAsync(
            http, numbers[0], "Ann", "{\"finding\":\"confirmed\",\"note\":\"a\\u0007b\\u202ec\\u2066d\"}");
        using var first = JsonDocument.Parse(await http.GetStringAsync("/api/v1/audits/1/decisions"));
        using var before = JsonDocument.Parse(await http.GetStringAsync("/api/v1/audits/1/decisions?after=-5"));
        await ReadAsAsync("Ann");

        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        Assert.Equal(HttpStatusCode.Created, odd.StatusCode);
        Assert.Contains(",abcd,", (await FindingsAsync()).Single(), StringComparison.Ordinal);
        Assert.Equal(first.RootElement.ToString(), before.RootElement.ToString());
        Assert.DoesNotContain("Done with", await Client.PageAsync("/decisions/1?did=999999"), StringComparison.Ordinal);
        Assert.Contains("Done with", await Client.PageAsync("/decisions/1?did=2"), StringComparison.Ordinal);
        Assert.Contains(
            "No limits begin anew at 2050", await Client.PageAsync("/charts/1?rebase=2050&note=x"),
            StringComparison.Ordinal);
        Assert.Contains(
            "has no date beside it", await Client.PageAsync("/charts/1?rebase=&note=moved"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "not used", await Client.PageAsync("/charts/1?rebase=2018&note=moved"), StringComparison.Ordinal);
    }

    private async Task<List<long>> AuditedAsync(string? table = null)
    {
        var batch = await Client.UploadAsync(
            [Folder.Write("decided.csv", table ?? DeskAuditTests.Table(150))], ("work", "audit"), ("judge", "default"));
        await Client.WaitAsync(batch);
        var page = await Client.PageAsync(batch.Replace("/batches/", "/decisions/", StringComparison.Ordinal));
        return [.. Link().Matches(page).Select(link => long.Parse(link.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    private HttpClient Programs()
    {
        var http = new HttpClient { BaseAddress = Desk.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Desk.Key);
        return http;
    }

    private string _reader = "";

    private async Task ReadAsAsync(string name)
    {
        using var answer = await Client.PostAsync("/reader", ("reader", name), ("back", "/decisions/1"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        _reader = name;
    }

    private async Task SendAsync(long number, params (string Name, string Value)[] fields)
    {
        using var answer = await Client.PostAsync($"/decisions/1/{number}", [.. fields, ("made-for", _reader)]);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> FindAsync(
        HttpClient http, long number, string reader, string body, long batch = 1)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync(
            $"/api/v1/audits/{batch}/decisions/{number}/findings?reader={Uri.EscapeDataString(reader)}", content);
    }

    private static async Task GiveAsync(HttpClient http, long number, string reader, string finding, long batch = 1)
    {
        using var answer = await FindAsync(http, number, reader, $"{{\"finding\":\"{finding}\"}}", batch);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private async Task<List<string>> FindingsAsync() =>
    [
        .. (await Client.PageAsync("/decisions/1/readings.csv"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1),
    ];

    private static string Digest(string page) => Lines().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"lines\" value=\"([^\"]+)\"")]
    private static partial Regex Lines();

    [GeneratedRegex("rowheader\"><a href=\"/decisions/\\d+/(\\d+)")]
    private static partial Regex Link();
}
