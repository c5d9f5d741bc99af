using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>Charts and reports of the desk have the figures of the command, and lead to their decisions.</summary>
public sealed partial class DeskChartTests : DeskTest
{
    private const string View = "by=UR%20vendor&rules=nhs&rebase=2018&note=new%20guideline%3A%20chapter%202"
        + "&rebase=2020-07&note=&target=12.5&side=at-least";

    private static readonly string[] Options =
    [
        "--rules", "nhs", "--rebase", "2018", "--rebase-note", "new guideline: chapter 2", "--rebase", "2020-07",
        "--target", "0.125", "--target-side", "at-least",
    ];

    [Fact]
    public async Task Charts_drawn_anew_have_the_figures_of_the_command_byte_for_byte()
    {
        await AuditAsync(Folder.Write("in/decided.csv", DeskAuditTests.Table(600)));
        await CommandAsync("decided.csv", "usual");
        await CommandAsync("decided.csv", "anew", Options);

        foreach (var (folder, query) in new[] { ("usual", ""), ("anew", $"?{View}") })
        {
            foreach (var table in new[] { "units.csv", "charts.csv" })
            {
                Assert.Equal(
                    await File.ReadAllTextAsync(Folder.File($"{folder}/{table}")),
                    await Client.PageAsync($"/charts/1/{table}{query}"));
            }
        }

        var page = WebUtility.HtmlDecode(await Client.PageAsync($"/charts/1?{View}"));
        Assert.Contains("target at least 12.5 %", page, StringComparison.Ordinal);
        Assert.Contains("rebased at 2018-01-01: new guideline: chapter 2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_told_the_figures_of_the_charts_and_what_a_search_finds()
    {
        await AuditAsync(Folder.Write("in/decided.csv", DeskAuditTests.Table(600)));
        var north = Rows(await Client.PageAsync($"/charts/1/charts.csv?{View}"))
            .Single(row => row["chart"] == "funnel" && row["unit"] == "North");

        using var charts = JsonDocument.Parse(await Client.PageAsync($"/api/v1/audits/1/charts?{View}"));
        using var wrong = await Client.GetAsync("/api/v1/audits/1/charts?by=nothing");
        using var found = JsonDocument.Parse(await Client.PageAsync("/api/v1/search?outcome=overturned"));

        var told = charts.RootElement.GetProperty("units").EnumerateArray()
            .Single(unit => unit.GetProperty("name").GetString() == "North");
        Assert.Equal(north["items"], told.GetProperty("items").ToString());
        Assert.Equal(north["observed"], told.GetProperty("observed").ToString());
        Assert.Equal(north["low_95"], told.GetProperty("low95").ToString());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("UR vendor", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(50, found.RootElement.GetProperty("decisions").GetArrayLength());
        Assert.Equal(0, found.RootElement.GetProperty("upheld").GetInt64());
        Assert.Equal(600, found.RootElement.GetProperty("known").GetInt64());
        var second = Uri.EscapeDataString(found.RootElement.GetProperty("next").GetString()!);
        using var next = JsonDocument.Parse(
            await Client.PageAsync($"/api/v1/search?outcome=overturned&after={second}"));
        Assert.DoesNotContain(
            found.RootElement.GetProperty("decisions")[0].GetProperty("case_number").GetString(),
            next.RootElement.GetProperty("decisions").EnumerateArray()
                .Select(line => line.GetProperty("case_number").GetString()));
    }

    [Fact]
    public async Task Behind_every_point_stand_the_decisions_that_it_counts()
    {
        await AuditAsync(Folder.Write("in/decided.csv", DeskAuditTests.Table(600)));
        var rows = Rows(await Client.PageAsync("/charts/1/charts.csv"));
        var seen = 0;

        foreach (var row in rows.Where(row => row["chart"] == "period" && row["column"] is "" or "UR vendor"))
        {
            var unit = row["unit"].Length > 0 ? $"&of={row["unit"]}" : "";
            var address = $"/charts/1/decisions?by=UR%20vendor{unit}&period={row["period"].TrimStart('\'')}";
            var (told, lines) = await DecisionsAsync(address);

            Assert.Equal(
                $"{address}: {row["items"]} decision{(row["items"] == "1" ? "" : "s")}, {row["observed"]} overturned",
                $"{address}: {told}");
            Assert.Equal(int.Parse(row["items"], CultureInfo.InvariantCulture), lines.Distinct().Count());
            Assert.Equal(lines.Distinct().Count(), lines.Count);
            seen++;
        }

        var north = rows.Single(row => row["chart"] == "funnel" && row["unit"] == "North");
        var (whole, all) = await DecisionsAsync("/charts/1/decisions?by=UR%20vendor&of=North");
        Assert.Equal($"{north["items"]} decisions, {north["observed"]} overturned", whole);
        Assert.Equal(200, all.Count);
        Assert.True(seen > 10);
    }

    [Fact]
    public async Task Behind_an_alarm_stand_the_decisions_of_its_run()
    {
        // Of one service hardly anything is overturned before 2019, and most since; of the other one in five.
        await AuditAsync(Folder.Write("in/decided.csv", string.Concat(Enumerable.Range(1, 600).Select(i =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"CM24-{i:0000000},1,{(i % 2 == 0 ? "MRI of the lumbar spine" : "Acupuncture")},"
                + $"{((i % 2 == 0 ? i % 5 == 0 : i > 300 ? i % 3 > 0 : i % 21 == 0) ? "Overturned" : "Upheld")},"
                + $"{2015 + (i / 76)}-0{1 + (i % 76 / 9)}-11,North\n"))
            .Prepend("case_number,item,requested_service,outcome,decision_date,UR vendor\n"))));
        var page = WebUtility.HtmlDecode(await Client.PageAsync("/charts/1?of=Rehabilitation%3A%20Acupuncture"));

        var alarm = AlarmLink().Match(page);
        Assert.Contains("since about 2019", page, StringComparison.Ordinal);
        var (told, lines) = await DecisionsAsync(alarm.Groups[1].Value);

        Assert.StartsWith($"{lines.Count} decision", told, StringComparison.Ordinal);
        Assert.True(lines.Count > 0);
    }

    [Theory]
    [InlineData("rebase=soon", "rebase 'soon': expected a year")]
    [InlineData("rebase=2018&rebase=2018-01", "is given twice")]
    [InlineData("target=150", "target '150': expected a share in percent")]
    [InlineData("target=a%3Cb%3E", "target 'a<b>': expected")]
    public async Task Settings_that_cannot_be_read_are_told_beside_the_charts_without_them(string query, string told)
    {
        await AuditAsync(Folder.Write("in/decided.csv", DeskAuditTests.Table(120)));

        using var answer = await Client.GetAsync($"/charts/1?{query}");
        var page = await answer.Content.ReadAsStringAsync();
        using var table = await Client.GetAsync($"/charts/1/units.csv?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("All decisions over time", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, table.StatusCode);
    }

    [Fact]
    public async Task Where_nothing_is_known_the_pages_say_what_to_do_next()
    {
        var (charts, search) = (await Client.PageAsync("/charts"), await Client.PageAsync("/search"));
        await AuditAsync(Folder.Write("in/decided.csv", DeskAuditTests.Table(120)));
        using var start = await Client.GetAsync("/charts");
        using var missing = await Client.GetAsync("/charts/9");

        Assert.Contains("Upload decided letters or tables", charts, StringComparison.Ordinal);
        Assert.Contains("Upload decided letters or tables", search, StringComparison.Ordinal);
        Assert.Equal("/charts/1", start.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains(
            "No unit of this name", await Client.PageAsync("/charts/1?of=nobody"), StringComparison.Ordinal);
        Assert.Contains("no decision behind this point",
            await Client.PageAsync("/charts/1/decisions?of=nobody&period=1999"), StringComparison.Ordinal);
        Assert.Contains(
            "Choose another column", await Client.PageAsync("/charts/1?by=nothing"), StringComparison.Ordinal);
        Assert.Contains("No decision is like that", await Client.PageAsync("/search?q=nosuchword"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_by_year_is_that_of_the_command_byte_for_byte()
    {
        await AuditAsync(Folder.Write("in/decided.csv", Dated(300)));
        var run = await ScoreProgram.RunAsync(
            Folder.File("in"),
            [
                "audit", "decided.csv", "--out", Folder.File("out"), "--log", Folder.File("log.db"), "-q", "--model",
                Model,
            ]);
        Assert.True(run.ExitCode == 0, run.Error);

        foreach (var table in new[] { "yearly.csv", "timeliness.csv" })
        {
            Assert.Equal(
                await File.ReadAllTextAsync(Folder.File($"out/{table}")), await Client.PageAsync($"/search/{table}"));
        }

        var overturned = Rows(await Client.PageAsync("/search/yearly.csv?outcome=overturned"))[0];
        Assert.Equal(overturned["items"], overturned["overturned"]);
        var page = await Client.PageAsync("/search?service=" + Uri.EscapeDataString("Diagnostic Testing: Imaging"));
        Assert.Contains("Year by year", page, StringComparison.Ordinal);
        Assert.Contains("Timeliness", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_of_two_audits_is_found_once_and_no_more_when_both_are_deleted()
    {
        await AuditAsync(Folder.Write("in/decided.csv", Dated(300)));
        await AuditAsync(Folder.Write("in/part.csv", Dated(130)));

        var all = await FoundAsync("/search");
        using var later = await Client.PostAsync("/batches/2/delete");
        var after = await FoundAsync("/search");
        using var first = await Client.PostAsync("/batches/1/delete");

        Assert.Equal(300, all.Count);
        Assert.Equal(300, all.Distinct().Count());
        Assert.Equal(all.Order(), after.Order());
        Assert.Contains("No decision is known yet", await Client.PageAsync("/search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_two_audits_have_with_different_outcomes_is_found_with_each_and_counts_agree()
    {
        var table = Dated(130);
        await AuditAsync(Folder.Write("in/decided.csv", table));
        await AuditAsync(Folder.Write("in/other.csv", table
            .Replace("Upheld", "x", StringComparison.Ordinal).Replace("Overturned", "Upheld", StringComparison.Ordinal)
            .Replace(",x,", ",Overturned,", StringComparison.Ordinal)));

        var both = await FoundAsync("/search?q=grade7word");
        var all = await Client.PageAsync("/search");
        var some = await Client.PageAsync("/search?outcome=upheld");

        Assert.Equal(["CM24-0000007/1", "CM24-0000007/1"], both);
        Assert.Contains("<h2>260 decisions</h2>", all, StringComparison.Ordinal);
        Assert.Contains("<h2>130 decisions of 260 kept</h2>", some, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_found_by_the_categories_of_a_file_without_texts()
    {
        await AuditAsync(Folder.Write("in/coded.csv", string.Concat(Enumerable.Range(1, 120).Select(i =>
            $"C{i},{(i % 3 == 0 ? "Overturned" : "Upheld")},201{i % 8},{(i % 5 == 0 ? "Cancer" : "Vision")},"
            + $"{(i % 4 == 0 ? "Speech Therapy" : "Glasses")}\n")
            .Prepend("case_number,outcome,report_year,diagnosis_category,treatment_category\n"))));

        Assert.Equal(24, (await FoundAsync("/search?diagnosis=cancer")).Count);
        Assert.Equal(30, (await FoundAsync("/search?q=speech")).Count);
    }

    [Fact]
    public async Task A_batch_that_there_is_not_cannot_be_deleted()
    {
        await AuditAsync(Folder.Write("in/decided.csv", Dated(130)));

        using var wrapped = await Client.PostAsync($"/batches/{1 + (1L << 32)}/delete");

        Assert.Equal(HttpStatusCode.NotFound, wrapped.StatusCode);
        Assert.Equal(130, (await FoundAsync("/search")).Count);
    }

    [Fact]
    public async Task Decisions_are_found_by_words_diagnosis_service_outcome_and_year()
    {
        await AuditAsync(Folder.Write("in/decided.csv", Dated(300)));

        var words = await FoundAsync("/search?q=grade7word");
        var diagnosis = await FoundAsync("/search?diagnosis=radiculo");
        var text = await FoundAsync("/search?diagnosis=grade7word");
        var year = await FoundAsync("/search?year=2018&outcome=overturned");
        var service = await FoundAsync("/search?service=" + Uri.EscapeDataString("Diagnostic Testing: Imaging"));
        var hostile = await FoundAsync("/search?q=%22%20OR%20NEAR(*%20-%3A&diagnosis=%22)%20OR%20(%22");

        Assert.Equal(["CM24-0000007/1"], words);
        Assert.Equal(100, diagnosis.Count);
        Assert.Empty(text);
        Assert.Equal(
            Enumerable.Range(1, 300).Where(i => i % 8 == 3 && i % 9 == 0).Select(i => $"CM24-{i:0000000}/1"),
            year.Order());
        Assert.Equal(150, service.Count);
        Assert.Empty(hostile);
    }

    private static string Model => Path.Combine(SharedData.Root, "models", "default");

    // Decisions with all dates, words of their own, and a diagnosis of every third.
    private static string Dated(int rows) => string.Concat(Enumerable.Range(1, rows).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"CM24-{i:0000000},1,{(i % 2 == 0 ? "MRI of the lumbar spine" : "Acupuncture")},"
        + $"{(i % 9 == 0 ? "Overturned" : "Upheld")},{2015 + (i % 8)}-0{1 + (i % 9)}-11,"
        + $"{2015 + (i % 8) - 1}-12-{1 + (i % 28):00},{2015 + (i % 8) - 1}-12-{2 + (i % 28):00},"
        + $"{(i % 3 == 0 ? "lumbar radiculopathy" : "knee strain")},"
        + $"Case {i * 7919 % 1000} has pain of grade{i}word for {i % 13} weeks\n"))
        .Prepend("case_number,item,requested_service,outcome,decision_date,received_date,assigned_date,diagnoses,"
            + "clinical_text\n"));

    private async Task AuditAsync(string file)
    {
        var vendor = (await File.ReadAllTextAsync(file)).Contains("UR vendor", StringComparison.Ordinal);
        await Client.WaitAsync(await Client.UploadAsync(
            [file], ("work", "audit"), ("judge", "default"), ("units", vendor ? "UR vendor" : "")));
    }

    private async Task CommandAsync(string file, string output, params string[] more)
    {
        var run = await ScoreProgram.RunAsync(
            Folder.File("in"),
            [
                "audit", file, "--out", Folder.File(output), "--log", Folder.File("log.db"), "-q", "--model", Model,
                "--unit", "UR vendor", .. more,
            ]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private async Task<(string Told, List<string> Lines)> DecisionsAsync(string address)
    {
        var told = Told().Match(await Client.PageAsync(address)).Groups[1].Value;
        return (told, await FoundAsync(address));
    }

    private async Task<List<string>> FoundAsync(string address)
    {
        var found = new List<string>();
        for (var next = address; next is not null;)
        {
            var page = await Client.PageAsync(next);
            found.AddRange(CaseLink().Matches(page).Select(match => match.Groups[1].Value));
            next = NextLink().Match(page) is { Success: true } link
                ? WebUtility.HtmlDecode(link.Groups[1].Value)
                : null;
        }

        return found;
    }

    // Cells hold no commas and no line ends here.
    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.TrimStart('\uFEFF').TrimEnd('\n').Split('\n')
            .Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(p => p.First, p => p.Second))];
    }

    [GeneratedRegex("<a class=\"case\" href=\"[^\"]+\">([^<]+)</a>")]
    private static partial Regex CaseLink();

    [GeneratedRegex("<p>([0-9,]+ decisions?, [0-9,]+ overturned)")]
    private static partial Regex Told();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex NextLink();

    [GeneratedRegex("<th scope=\"row\"><a href=\"([^\"]+&from=[^\"]+)\">")]
    private static partial Regex AlarmLink();
}
