using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk;

/// <summary>Whole stories in a browser, as an analyst lives them.</summary>
public sealed class DeskStoryTests(Browser browser) : DeskTest, IClassFixture<Browser>
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "data", "sample");
    private static readonly PageWaitForSelectorOptions Done = new() { Timeout = 180_000 };

    [BrowserFact]
    public async Task The_first_visit_shows_a_scored_backlog_after_one_click()
    {
        var page = await browser.OpenAsync(Desk);
        var clock = Stopwatch.StartNew();

        await page.ClickAsync("text=Open the bundled sample");
        await page.WaitForSelectorAsync("#list tbody tr", Done);

        Assert.Equal(50, await page.Locator("#list tbody tr").CountAsync());
        Assert.Contains("invented cases alone", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Console.WriteLine($"first visit: {clock.Elapsed.TotalSeconds:0.0} s to something to see");
    }

    [BrowserFact]
    public Task Letters_dropped_are_filtered_read_and_exported_as_the_command_writes_them() =>
        LettersAsync(Letters(40));

    [BrowserFact(NeedsRealData = true)]
    public Task Real_letters_dropped_are_filtered_read_and_exported_as_the_command_writes_them() =>
        LettersAsync(Directory.GetFiles(SharedData.PathOf("dwc-letters")).Order(StringComparer.Ordinal).Take(130));

    [BrowserFact]
    public async Task Rubbish_that_is_dropped_gives_a_clear_reason()
    {
        var page = await browser.OpenAsync(Desk);

        await page.SetInputFilesAsync("#files", Folder.Write("picture.png", "\u0089PNG\r\n\u001a\n nothing"));
        await page.ClickAsync("text=Upload and score");
        await page.WaitForSelectorAsync("#list", Done);
        await page.ClickAsync("text=could not be read: see why");

        Assert.Contains("picture.png", await page.InnerTextAsync("table"), StringComparison.Ordinal);
        Assert.Contains(
            "neither a determination letter nor a table", await page.InnerTextAsync("table"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_house_workbook_is_mapped_once_in_the_browser_and_then_never_again()
    {
        var workbook = Path.Combine(Sample, "backlog", "synthetic-open-cases.xlsx");
        var page = await browser.OpenAsync(Desk);

        await page.SetInputFilesAsync("#files", workbook);
        await page.ClickAsync("text=Upload and score");
        await page.WaitForSelectorAsync("text=Use this map", Done);
        Assert.Equal("requested_service", await page.GetByLabel("Treatment Requested").InputValueAsync());
        await page.ClickAsync("text=Use this map");
        await page.WaitForSelectorAsync("#list tbody tr", Done);
        await page.GotoAsync($"{Desk.Address}");
        await page.SetInputFilesAsync("#files", workbook);
        await page.ClickAsync("text=Upload and score");
        await page.WaitForSelectorAsync("#list tbody tr", Done);

        Assert.EndsWith("/batches/2", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_chart_is_rebased_and_a_click_leads_down_to_its_decisions_which_search_finds_too()
    {
        var page = await browser.OpenAsync(Desk);
        await page.ClickAsync("nav >> text=Charts");
        await page.ClickAsync("text=Upload decided letters or tables");
        await page.SelectOptionAsync("#judge", "default");
        await page.SetInputFilesAsync("#files", Folder.Write("decided.csv", DeskAuditTests.Table(600)));
        await page.ClickAsync("text=Upload and audit");
        await Browser.ArriveAsync(page, "/decisions/1$");
        await page.ClickAsync("nav >> text=Charts");

        await page.GetByLabel("From").FillAsync("2018");
        await page.GetByLabel("What changed").FillAsync("a new guideline");
        await page.FillAsync("#target", "12");
        await page.ClickAsync("text=Draw");
        await Browser.ArriveAsync(page, "rebase=2018");
        Assert.Contains(
            "rebased at 2018-01-01: a new guideline", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("2018", await page.GetByLabel("From").First.InputValueAsync());

        var mark = page.Locator("figure svg a").Last;
        var hover = await mark.GetAttributeAsync("aria-label");
        await mark.ClickAsync();
        await page.WaitForSelectorAsync("text=the case mix lets expect", Done);
        var period = hover![..hover!.IndexOf(':', StringComparison.Ordinal)];
        var told = await page.InnerTextAsync("main");
        Assert.Contains($"All decisions, {period}", told, StringComparison.Ordinal);
        Assert.Contains("rebase=2018", page.Url, StringComparison.Ordinal);
        var numbers = System.Text.RegularExpressions.Regex.Match(hover, "(\\d+) overturned of (\\d+) items");
        Assert.Contains(
            $"{numbers.Groups[2]} decisions, {numbers.Groups[1]} overturned", told, StringComparison.Ordinal);
        var found = await page.Locator("tbody a.case").First.InnerTextAsync();

        await page.ClickAsync("nav >> text=Search");
        await page.FillAsync("#q", found.Split('/')[0]);
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync("text=1 decision of 600 kept", Done);
        Assert.Equal(found, await page.Locator("#found tbody a.case").First.InnerTextAsync());
        Assert.Contains("Year by year", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Two_readers_judge_ten_decisions_settle_where_they_differ_and_training_leaves_data_errors_out()
    {
        var file = Folder.Write("decided.csv", DeskAuditTests.Table(400));
        var first = await browser.OpenAsync(Desk);
        await first.ClickAsync("text=Decisions");
        await first.SelectOptionAsync("#judge", "default");
        await first.SetInputFilesAsync("#files", file);
        await first.ClickAsync("text=Upload and audit");
        await first.WaitForSelectorAsync("#list tbody tr", Done);

        var second = await browser.OpenAsync(Desk);
        await second.GotoAsync(first.Url);
        await JudgeTenAsync(first, "Ann", ["e", "d", "d", "c", "e", "e", "d", "c", "e", "e"]);
        await JudgeTenAsync(second, "Ben", ["e", "d", "e", "c", "e", "e", "d", "c", "e", "c"]);

        await second.GotoAsync($"{Desk.Address}decisions/1/agreement");
        var agreement = await second.InnerTextAsync("main");
        Assert.Contains(
            "Ann and Ben agree on 8 of 10 that both judged; kappa 0.68", agreement, StringComparison.Ordinal);
        await second.ClickAsync("text=Settle where readers differ");
        Assert.Equal(2, await second.Locator("#list tbody tr").CountAsync());
        await second.Locator("#list tbody a").First.ClickAsync();
        await second.CheckAsync("#data-error");
        await second.FillAsync("#note", "read together");
        await second.ClickAsync("button:has-text(\"Settle it\")");
        await second.WaitForSelectorAsync("text=settled by Ben");

        await second.GotoAsync($"{Desk.Address}decisions/1/agreement");
        var exported = await DownloadAsync(second);
        Assert.Equal(1 + 20 + 1, exported.TrimEnd('\n').Split('\n').Length);
        Assert.StartsWith(
            "sequence,at,who,case_number,item,finding,adjudicates,note,hash\n", exported, StringComparison.Ordinal);

        var run = await ScoreProgram.TrainAsync(
            Folder.Path, "decided.csv", "--model", "model", "--findings", Desk.Store, "--json", "report.json");
        Assert.True(run.ExitCode == 0, run.Error);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Folder.File("report.json")));
        Assert.Equal(3, report.RootElement.GetProperty("data_errors").GetProperty("rows").GetInt32());
    }

    // By keys alone, one decision after the other.
    private static async Task JudgeTenAsync(IPage page, string name, string[] keys)
    {
        await page.FillAsync("#reader", name);
        await page.PressAsync("#reader", "Enter");
        await page.WaitForSelectorAsync($"text=You read as {name}");
        await page.Locator("#list tbody a").First.ClickAsync();
        foreach (var key in keys)
        {
            await page.WaitForSelectorAsync("text=Give it, and go on");
            await page.WaitForLoadStateAsync(LoadState.Load);
            var at = page.Url;
            await page.Keyboard.PressAsync(key);
            await page.Keyboard.PressAsync("Enter");
            await Browser.LeaveAsync(page, at);
        }
    }

    [BrowserFact]
    public async Task Without_script_all_of_it_works_by_links_and_buttons()
    {
        var page = await browser.OpenAsync(Desk, script: false);

        await page.ClickAsync("text=Open the bundled sample");
        while (await page.Locator("#list").CountAsync() == 0)
        {
            await page.ClickAsync("text=Look again");
        }

        await page.FillAsync("#read", "5");
        await page.ClickAsync("text=Show >> nth=0");

        Assert.Contains("read=5", page.Url, StringComparison.Ordinal);
        Assert.Equal(5, await page.Locator("#list tbody tr").CountAsync());
    }

    [BrowserFact]
    public async Task The_keyboard_alone_reaches_the_first_item()
    {
        var page = await browser.OpenAsync(Desk);
        await page.ClickAsync("text=Open the bundled sample");
        await page.WaitForSelectorAsync("#list tbody tr", Done);
        var first = await page.Locator("#list tbody a").First.GetAttributeAsync("href");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("document.activeElement.getAttribute('href')") == first)
            {
                break;
            }
        }

        await page.Keyboard.PressAsync("Enter");
        await Browser.ArriveAsync(page, $"{first}$");

        Assert.Contains("What moved it", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Letters(int count) =>
        Directory.GetFiles(Path.Combine(Sample, "letters"), "*.txt").Order(StringComparer.Ordinal).Take(count);

    private async Task LettersAsync(IEnumerable<string> letters)
    {
        foreach (var letter in letters)
        {
            File.Copy(letter, Folder.Write($"in/{Path.GetFileName(letter)}", ""), overwrite: true);
        }

        var page = await browser.OpenAsync(Desk);
        await page.SetInputFilesAsync("#files", Directory.GetFiles(Folder.File("in")));
        await page.ClickAsync("text=Upload and score");
        await page.WaitForSelectorAsync("#list tbody tr", Done);
        var whole = await DownloadAsync(page);
        var command = await ScoreProgram.TableAsync(Folder.File("in"), "csv");
        Assert.Equal(command, whole);

        await page.WaitForLoadStateAsync(LoadState.Load); // the script listens from then on
        await page.SelectOptionAsync("#sort", "probability");
        await Browser.ArriveAsync(page, "sort=probability");
        await page.FillAsync("#read", "10");
        await page.PressAsync("#read", "Enter");
        await page.WaitForSelectorAsync("text=The 10 items to read", Done);
        Assert.Equal(10, await page.Locator("#list tbody tr").CountAsync());
        var part = await DownloadAsync(page);
        Assert.Equal(11, part.TrimEnd('\n').Split('\n').Length);
        Assert.All(part.TrimEnd('\n').Split('\n'), line => Assert.Contains(line, command, StringComparison.Ordinal));

        var top = await page.Locator("#list tbody a").First.InnerTextAsync();
        await page.Locator("#list tbody a").First.ClickAsync();
        await page.WaitForSelectorAsync("text=What moved it", Done);
        Assert.Contains(top, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(await page.Locator(".text .ev").CountAsync() > 0);
        Assert.True(await page.Locator(".text mark").CountAsync() > 0);
    }

    private static async Task<string> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a:text-is('CSV')"));
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
