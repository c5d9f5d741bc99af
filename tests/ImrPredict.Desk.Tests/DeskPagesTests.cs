using System.Text.Json;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk;

/// <summary>Every page of a desk at every width and in both themes.</summary>
public sealed class DeskPagesTests(Browser browser) : DeskTest, IClassFixture<Browser>
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "data", "sample");
    private static readonly PageWaitForSelectorOptions Done = new() { Timeout = 180_000 };

    [BrowserFact]
    public async Task No_page_breaks_a_rule_of_axe_or_is_wider_than_its_window_in_either_theme()
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe", "axe-4.14.1.min.js"));
        var pages = await PagesAsync();
        var problems = new List<string>();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 390, 1280, 2560 })
            {
                var page = await browser.OpenAsync(Desk, theme, width);
                await page.GotoAsync($"{Desk.Address}decisions/4");
                await ShootAsync(page, $"no-reader-{width}-{theme}");
                await page.FillAsync("#reader", "Ben");
                await page.PressAsync("#reader", "Enter");
                await page.WaitForSelectorAsync("text=You read as Ben");
                foreach (var (name, address) in pages)
                {
                    await page.GotoAsync($"{Desk.Address}{address.TrimStart('/')}");
                    var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                    problems.AddRange(wide <= 0 ? [] : [$"{name} at {width} is {wide} too wide"]);
                    await ShootAsync(page, $"{name}-{width}-{theme}");
                    if (width == 2560)
                    {
                        continue; // what a page is made of and its colours are those at 1280
                    }

                    await page.EvaluateAsync(axe);
                    var found = await page.EvaluateAsync<JsonElement>(
                        "axe.run().then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html)}`))");
                    problems.AddRange(found.EnumerateArray().Select(f => $"{name} at {width}, {theme}: {f}"));
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    // The pages with something on them; the first while the store is empty.
    private async Task<(string Name, string Address)[]> PagesAsync()
    {
        var page = await browser.OpenAsync(Desk);
        await ShootAsync(page, "first-visit-1280-Light");
        await page.SetInputFilesAsync("#files", Path.Combine(Sample, "backlog", "synthetic-open-cases.xlsx"));
        await page.ClickAsync("text=Upload and score");
        await page.WaitForSelectorAsync("text=Use this map", Done);
        await page.GotoAsync($"{Desk.Address}");
        await page.SetInputFilesAsync("#files", [.. Letters(20), Folder.Write("notes.bin", "\0\u0001\u0002")]);
        await page.ClickAsync("text=Upload and score");
        await page.WaitForSelectorAsync("#list tbody tr", Done);
        var item = await page.Locator("#list tbody a").First.GetAttributeAsync("href");
        await page.GotoAsync($"{Desk.Address}");
        await page.ClickAsync("text=Score the bundled sample");
        await page.WaitForSelectorAsync("#list tbody tr", Done);
        await page.GotoAsync($"{Desk.Address}search");
        await ShootAsync(page, "search-empty-1280-Light");
        await page.GotoAsync($"{Desk.Address}decisions");
        await ShootAsync(page, "no-audit-1280-Light");
        await page.SetInputFilesAsync("#files", [.. Letters(300)]);
        await page.ClickAsync("text=Upload and audit");
        await page.WaitForSelectorAsync("#list tbody tr", Done);
        await page.FillAsync("#reader", "Ann");
        await page.PressAsync("#reader", "Enter");
        await page.WaitForSelectorAsync("text=You read as Ann");
        var decisions = await page.Locator("#list tbody a")
            .EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        await JudgeAsync(page, decisions[0], "Ann", "confirmed");
        await JudgeAsync(page, decisions[0], "Ben", "explained");
        await JudgeAsync(page, decisions[1], "Ann", "confirmed");
        await JudgeAsync(page, decisions[1], "Ben", "confirmed");
        await JudgeAsync(page, decisions[2], "Ben", "confirmed");
        await page.GotoAsync($"{Desk.Address}decisions/4/twins?all=1");
        var twins = await page.Locator("tbody a").First.GetAttributeAsync("href");
        await page.GotoAsync($"{Desk.Address}decisions");
        await page.SelectOptionAsync("#judge", "default");
        await page.FillAsync("#units", "UR vendor");
        await page.SetInputFilesAsync("#files", Folder.Write("decided.csv", DeskAuditTests.Table(900)));
        await page.ClickAsync("text=Upload and audit");
        await Browser.ArriveAsync(page, "/decisions/5$");
        await page.Context.CloseAsync();
        return
        [
            ("decisions", "/decisions"), ("audit", "/decisions/4"), ("audit-nothing", "/decisions/4?q=nosuchword"),
            ("many", "/decisions/4/all?action=explained"), ("reading", decisions[3]), ("differing", decisions[0]),
            ("agreed", decisions[1]), ("waiting", decisions[2]), ("twins", "/decisions/4/twins?all=1"),
            ("twin", twins!),
            ("agreement", "/decisions/4/agreement"), ("audit-rejects", "/batches/4/rejects"),
            ("backlog", "/"), ("map", "/batches/1/map"), ("letters", "/batches/2"),
            ("week", "/batches/3?sort=probability&read=6"), ("sample", "/batches/3"),
            ("nothing", "/batches/3?q=nosuchword"), ("rejects", "/batches/2/rejects"), ("item", item!),
            ("cut", item + "?cut=1"), ("models", "/models"), ("card", "/models/dmhc"), ("about", "/about"),
            ("columns", "/batches/3?sort=due&col=requested_service&col=overturn_probability&col=review_due&col=rank"),
            ("charts", "/charts/5?rebase=2018&note=new%20guideline&target=12"),
            ("unit", "/charts/5?by=UR%20vendor&of=North&rebase=2018&note=new%20guideline&target=12"),
            ("wrong", "/charts/5?by=UR%20vendor&rebase=soon"), ("year", "/charts/5?by=year"),
            ("point", "/charts/5/decisions?by=UR%20vendor&of=North"), ("search", "/search?outcome=overturned"),
            ("found", "/search?q=nosuchword"), ("drift", "/models/default/drift?batch=3"), ("compare", "/compare"),
            ("missing", "/nowhere"),
        ];
    }

    private async Task JudgeAsync(IPage page, string decision, string reader, string finding)
    {
        await page.GotoAsync($"{Desk.Address}decisions/4");
        if (await page.Locator("text=Another reader").CountAsync() > 0)
        {
            await page.ClickAsync("text=Another reader");
        }

        await page.FillAsync("#reader", reader);
        await page.PressAsync("#reader", "Enter");
        await page.WaitForSelectorAsync($"text=You read as {reader}");
        await page.GotoAsync($"{Desk.Address}{decision.TrimStart('/')}");
        await page.CheckAsync($"#{finding}");
        await page.ClickAsync("text=Give it, and go on");
    }

    private static IEnumerable<string> Letters(int count) =>
        Directory.GetFiles(Path.Combine(Sample, "letters"), "*.txt").Order(StringComparer.Ordinal).Take(count);

    // IMR_DESK_SHOTS names a folder that takes pictures of all pages, to look at.
    internal static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("IMR_DESK_SHOTS") is { Length: > 0 } folder)
        {
            var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, $"{name}.png"),
                FullPage = true,
                Clip = new() { Width = page.ViewportSize!.Width, Height = Math.Min(height, 2400) },
            });
        }
    }
}
