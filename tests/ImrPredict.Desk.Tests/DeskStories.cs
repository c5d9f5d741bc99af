using System.Text.Json;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk;

/// <summary>Stories in a browser that are lived over every kind of store.</summary>
public abstract class DeskStories(Browser browser) : DeskTest
{
    /// <summary>The sample of the repository.</summary>
    protected static string Sample { get; } = Path.Combine(SharedData.Root, "data", "sample");

    /// <summary>How long work may take.</summary>
    protected static PageWaitForSelectorOptions Done { get; } = new() { Timeout = 180_000 };

    /// <summary>Opens pages.</summary>
    protected Browser Chromium => browser;

    /// <summary>Letters of the sample.</summary>
    protected static IEnumerable<string> Letters(int count) =>
        Directory.GetFiles(Path.Combine(Sample, "letters"), "*.txt").Order(StringComparer.Ordinal).Take(count);

    /// <summary>Letters are scored, filtered, looked at and exported.</summary>
    protected async Task LettersAsync(IEnumerable<string> letters)
    {
        foreach (var letter in letters)
        {
            File.Copy(letter, Folder.Write($"in/{Path.GetFileName(letter)}", ""), overwrite: true);
        }

        var page = await Chromium.OpenAsync(Desk);
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

    /// <summary>Two readers judge decisions by keys, settle where they differ, and training takes it.</summary>
    protected async Task TwoReadersAsync()
    {
        var file = Folder.Write("decided.csv", DeskAuditTests.Table(400));
        var first = await Chromium.OpenAsync(Desk);
        await first.ClickAsync("text=Decisions");
        await first.SelectOptionAsync("#judge", "default");
        await first.SetInputFilesAsync("#files", file);
        await first.ClickAsync("text=Upload and audit");
        await first.WaitForSelectorAsync("#list tbody tr", Done);

        var second = await Chromium.OpenAsync(Desk);
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
}
