using System.Diagnostics;

namespace ImrPredict.Tests.Desk;

/// <summary>Whole stories in a browser, as an analyst lives them.</summary>
public sealed class DeskStoryTests(Browser browser) : DeskStories(browser), IClassFixture<Browser>
{
    [BrowserFact]
    public async Task The_first_visit_shows_a_scored_backlog_after_one_click()
    {
        var page = await Chromium.OpenAsync(Desk);
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
        var page = await Chromium.OpenAsync(Desk);

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
        var page = await Chromium.OpenAsync(Desk);

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
        var page = await Chromium.OpenAsync(Desk);
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
    public Task Two_readers_judge_ten_decisions_settle_where_they_differ_and_training_leaves_data_errors_out() =>
        TwoReadersAsync();

    [BrowserFact]
    public async Task Without_script_all_of_it_works_by_links_and_buttons()
    {
        var page = await Chromium.OpenAsync(Desk, script: false);

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
        var page = await Chromium.OpenAsync(Desk);
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
}
