using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>What the desk shows and exports is what the commands write.</summary>
public sealed partial class DeskBacklogTests : DeskTest
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "data", "sample");
    private static readonly string Export = Path.Combine(Sample, "backlog", "synthetic-open-cases.csv");
    private static readonly string Map = Path.Combine(Sample, "backlog", "map.json");

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task The_export_of_letters_tables_and_rubbish_is_the_table_of_the_command(string format)
    {
        var files = Mixed();

        var batch = await Client.UploadAsync(files);
        await Client.WaitAsync(batch);
        var exported = await Client.PageAsync($"{batch}/export.{format}");

        Assert.Equal(await ScoreProgram.TableAsync(Folder.File("in"), format), exported);
        Assert.Contains("rubbish.bin", await Client.PageAsync($"{batch}/rejects"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Desk.Store + ".uploads"));
    }

    [Fact]
    public async Task The_export_of_a_house_table_has_its_own_columns_as_the_command_has_them()
    {
        Directory.CreateDirectory(Folder.File("in"));
        File.Copy(Export, Folder.File("in/synthetic-open-cases.csv"));

        var batch = await SampleAsync();
        var exported = await Client.PageAsync($"{batch}/export.csv");

        Assert.Equal(await ScoreProgram.TableAsync(Folder.File("in"), "csv", "--map", Map), exported);
        Assert.Contains("Handler", exported.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_of_a_view_holds_the_rows_of_the_view_and_no_other()
    {
        var batch = await SampleAsync();
        var all = Rows(await Client.PageAsync($"{batch}/export.csv"));
        var (band, rank) = (all[0].ToList().IndexOf("band"), all[0].ToList().IndexOf("rank"));

        var above = Rows(await Client.PageAsync($"{batch}/export.csv?band=above"));
        var first = Rows(await Client.PageAsync($"{batch}/export.csv?sort=probability&read=7"));
        var found = Rows(await Client.PageAsync($"{batch}/export.csv?q={all[5][0]}"));

        Assert.Equal(all.Where((row, i) => i == 0 || row[band] == "above"), above);
        Assert.True(above.Count > 1);
        Assert.Equal(
            all.Where((row, i) => i == 0 || int.Parse(row[rank], CultureInfo.InvariantCulture) <= 7), first);
        Assert.Equal(all.Where((row, i) => i == 0 || row[0] == all[5][0]), found);
    }

    [Theory]
    [InlineData("look")]
    [InlineData("probability")]
    [InlineData("service")]
    [InlineData("input")]
    public async Task The_pages_of_a_view_show_every_item_once(string order)
    {
        var batch = await SampleAsync();
        var seen = new List<string>();

        for (var next = $"{batch}?sort={order}"; next is not null;)
        {
            var page = await Client.PageAsync(next);
            seen.AddRange(ItemLink().Matches(page).Select(match => match.Value));
            next = NextLink().Match(page) is { Success: true } link
                ? WebUtility.HtmlDecode(link.Groups[1].Value)
                : null;
        }

        Assert.Equal(61, seen.Count);
        Assert.Equal(61, seen.Distinct().Count());
    }

    [Fact]
    public async Task What_can_be_read_this_week_comes_with_its_expected_overturns()
    {
        var batch = await SampleAsync();
        var rows = Rows(await Client.PageAsync($"{batch}/export.csv?sort=probability&read=20"));
        var p = rows[0].ToList().IndexOf("overturn_probability");
        var expected = rows.Skip(1).Sum(row => double.Parse(row[p], CultureInfo.InvariantCulture));

        var page = await Client.PageAsync($"{batch}?sort=probability&read=20");
        var none = await Client.PageAsync($"{batch}?q=nosuchword&read=20");

        Assert.Contains("The 20 items to read", page, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{expected:0.0} overturns expected"), page,
            StringComparison.Ordinal);
        Assert.Matches(@"\(\d+\.\d to \d+\.\d, items of a case", page);
        Assert.Contains("No item is like that", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_item_says_what_the_command_explains()
    {
        var batch = await SampleAsync();
        var row = Rows(await Client.PageAsync($"{batch}/export.csv?sort=probability&read=1"))[1];
        var list = await Client.PageAsync($"{batch}?sort=probability&read=1");
        var json = Folder.File("item.json");
        var run = await ScoreProgram.RunAsync(
            SharedData.Root, "explain", Export, "--map", Map, "--item", $"{row[0]}/{row[1]}", "--json", json,
            "--model", Path.Combine("models", "default"), "-q");
        Assert.True(run.ExitCode == 0, run.Error);
        using var told = JsonDocument.Parse(await File.ReadAllBytesAsync(json));

        var page = WebUtility.HtmlDecode(await Client.PageAsync(ItemLink().Match(list).Value));

        foreach (var reason in told.RootElement.GetProperty("reasons").GetProperty("largest").EnumerateArray())
        {
            Assert.Contains(reason.GetProperty("words").GetString()!, page, StringComparison.Ordinal);
            var logOdds = Math.Round(reason.GetProperty("log_odds").GetDouble(), 3);
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"{logOdds:+0.000;-0.000;0.000}</td>"), page,
                StringComparison.Ordinal);
        }

        foreach (var precedent in told.RootElement.GetProperty("precedents").EnumerateArray())
        {
            Assert.Contains(precedent.GetProperty("case_number").GetString()!, page, StringComparison.Ordinal);
        }

        var text = told.RootElement.GetProperty("item").GetProperty("clinical_text").GetString()!;
        Assert.Equal(text, Tag().Replace(TextOf(page), ""));
    }

    [Fact]
    public async Task A_house_table_is_mapped_once_and_the_map_is_used_again()
    {
        var workbook = Path.Combine(Sample, "backlog", "synthetic-open-cases.xlsx");
        var first = await Client.UploadAsync(workbook);
        await Client.WaitAsync(first);
        var form = await Client.PageAsync($"{first}/map");
        var chosen = Column().Matches(form)
            .Select(match => ($"c{match.Groups[1].Value}", Selected().Match(match.Value).Groups[1].Value)).ToArray();
        var twice = chosen.Select(pair => (pair.Item1, "case_number")).ToArray();

        using var refused = await Client.PostAsync($"{first}/map", twice);
        using var taken = await Client.PostAsync($"{first}/map", chosen);
        await Client.WaitAsync(first);
        var second = await Client.UploadAsync(workbook);
        await Client.WaitAsync(second);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "both mapped to case_number", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal(
            await Client.PageAsync($"{first}/export.csv"), await Client.PageAsync($"{second}/export.csv"));
        Assert.Contains(
            "\"Claim Ref\": \"case_number\"", await Client.PageAsync($"{second}/map.json"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_was_broken_off_by_a_kill_goes_on_after_a_restart()
    {
        // Seconds of work, so that there is something to break off.
        var batch = await Client.UploadAsync(Folder.Write("in/many.csv", Cases(20_000)));
        await Client.WaitUntilBegunAsync(batch);

        Desk.Kill();
        using var again = await DeskProcess.StartAsync(Desk.Store);
        using var client = new DeskClient(again);
        await client.WaitAsync(batch);

        Assert.Equal(Desk.Key, again.Key);
        Assert.Equal(
            await ScoreProgram.TableAsync(Folder.File("in"), "csv"), await client.PageAsync($"{batch}/export.csv"));
    }

    [Fact]
    public async Task A_deleted_batch_leaves_no_word_of_its_texts_in_any_file_of_the_store()
    {
        const string Canary = "zyxwcanaryvuts";
        var kept = await Client.UploadAsync(Folder.Write("kept.csv", Case("CM24-0000001", "keptcanaryword")));
        var gone = await Client.UploadAsync(Folder.Write("gone.csv", Case("CM24-0000002", Canary)));
        await Client.WaitAsync(gone);
        Assert.Contains("CM24-0000002", await Client.PageAsync($"{gone}?q={Canary}"), StringComparison.Ordinal);
        Assert.True(Holds(Canary));

        using var deleted = await Client.PostAsync($"{gone}/delete");
        using var answer = await Client.GetAsync(gone);

        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(Holds(Canary));
        Assert.Contains("CM24-0000001", await Client.PageAsync($"{kept}?q=keptcanaryword"), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, Desk.Said, StringComparison.Ordinal);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Store_and_uploads_are_for_this_account_alone()
    {
        await SampleAsync();

        Assert.All(
            Directory.GetFiles(Folder.Path, "desk.db*"),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Desk.Store + ".uploads"));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_in_one_line()
    {
        var other = Folder.Write("other.db", "this is no database, but some text of a user");

        var run = await ScoreProgram.RunAsync(SharedData.Root, "desk", "--no-browser", "--store", other);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--store", run.Error, StringComparison.Ordinal);
        Assert.Equal("this is no database, but some text of a user", await File.ReadAllTextAsync(other));
    }

    private static string Case(string number, string word) =>
        "case_number,requested_service,clinical_text\n"
        + $"{number},MRI of the lumbar spine,The patient has low back pain and {word} for six weeks of therapy.\n";

    private static string Cases(int rows) => string.Concat(
        Enumerable.Range(1, rows).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"CM24-{i:0000000},MRI of the lumbar spine,Patient {i} has had low back pain for {i % 13} weeks.\n"))
            .Prepend("case_number,requested_service,clinical_text\n"));

    private bool Holds(string word) => Directory.GetFiles(Folder.Path, "desk.db*")
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0;
    });

    private string[] Mixed()
    {
        var letters = Directory.GetFiles(Path.Combine(Sample, "letters"), "*.txt").Order(StringComparer.Ordinal);
        foreach (var letter in letters.Take(12))
        {
            File.Copy(letter, Folder.Write($"in/{Path.GetFileName(letter)}", ""), overwrite: true);
        }

        Folder.Write("in/rubbish.bin", "\0\u0001\u0002 nothing that could be read");
        Folder.Write("in/cases.csv", Case("CM24-0000001", "numbness"));
        Folder.Write("in/poor.csv", "case_number,requested_service\nCM24-0000009,zzz\n");
        return Directory.GetFiles(Folder.File("in"));
    }

    private async Task<string> SampleAsync()
    {
        using var answer = await Client.PostAsync("/batches/sample");
        var batch = answer.Headers.Location!.ToString();
        await Client.WaitAsync(batch);
        return batch;
    }

    private static string TextOf(string page)
    {
        var from = page.IndexOf("<div class=\"text\">", StringComparison.Ordinal) + "<div class=\"text\">".Length;
        return page[from..page.IndexOf("</div>", from, StringComparison.Ordinal)];
    }

    // Cells hold no line ends here.
    private static List<string[]> Rows(string csv) =>
    [
        .. csv.TrimEnd('\n').Split('\n')
            .Select(line => Cell().Matches(line).Select(cell => cell.Groups[1].Value).ToArray()),
    ];

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex Cell();

    [GeneratedRegex("/batches/\\d+/items/\\d+")]
    private static partial Regex ItemLink();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex NextLink();

    [GeneratedRegex("<select id=\"c\\d+\" name=\"c(\\d+)\">.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Column();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Selected();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
