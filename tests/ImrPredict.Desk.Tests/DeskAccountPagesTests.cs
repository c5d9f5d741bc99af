using System.Text.Json;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk;

/// <summary>The pages of a desk with accounts at every width and in both themes.</summary>
public sealed class DeskAccountPagesTests(Browser browser, AccountDesk desk)
    : IClassFixture<Browser>, IClassFixture<AccountDesk>
{
    private static bool IsShot => Environment.GetEnvironmentVariable("IMR_DESK_SHOTS") is { Length: > 0 };

    [BrowserFact]
    public async Task No_page_of_signing_in_of_the_trail_or_of_a_refusal_breaks_a_rule_of_axe_or_is_too_wide()
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe", "axe-4.14.1.min.js"));
        var problems = new List<string>();
        var reader = desk.Program("Rita");
        for (var i = 0; i < 55; i++)
        {
            using var _ = await reader.GetAsync($"/batches/{i}/items/{i}");
        }

        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in IsShot ? new[] { 390, 1280, 2560 } : [390, 1280])
            {
                var page = await browser.OpenAsync(desk.Desk, theme, width);
                await LookAsync("sign-in");
                await page.FillAsync("#access-token", desk.TokenOf("Ada")[..^1]);
                await page.PressAsync("#access-token", "Enter");
                await page.WaitForSelectorAsync("text=This token is nobody's here");
                await LookAsync("wrong-token");
                await SignInAsync(page, "Ada");
                await page.ClickAsync("nav >> text=Trail");
                await page.WaitForSelectorAsync("text=Earlier ones");
                await LookAsync("trail");
                await page.GotoAsync($"{desk.Desk.Address}batches/1/map");
                await LookAsync("refused");
                await page.GotoAsync($"{desk.Desk.Address}");
                await LookAsync("backlog-of-admin");
                await page.ClickAsync("text=Sign out");
                await page.WaitForSelectorAsync("#access-token");
                await page.Context.CloseAsync();

                async Task LookAsync(string name)
                {
                    var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                    problems.AddRange(wide <= 0 ? [] : [$"{name} at {width} is {wide} too wide"]);
                    await DeskPagesTests.ShootAsync(page, $"{name}-{width}-{theme}");
                    if (width == 2560)
                    {
                        return; // what a page is made of and its colours are those at 1280
                    }

                    await page.EvaluateAsync(axe);
                    var found = await page.EvaluateAsync<JsonElement>(
                        "axe.run().then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html)}`))");
                    problems.AddRange(found.EnumerateArray().Select(f => $"{name} at {width}, {theme}: {f}"));
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private async Task SignInAsync(IPage page, string person)
    {
        await page.FillAsync("#access-token", desk.TokenOf(person));
        await page.PressAsync("#access-token", "Enter");
        await page.WaitForSelectorAsync($"text={person}");
    }
}
