using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk;

/// <summary>A chromium for the tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float Patience = 180_000; // ms: a busy machine is slow, and what never comes still fails

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Debian's chromium, or the one that <c>IMR_CHROMIUM</c> names.</summary>
    public static string Program => Environment.GetEnvironmentVariable("IMR_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Opens a page of a desk, as a user does with the address that it printed.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="theme">Light or dark.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="script">Whether scripts run.</param>
    public async Task<IPage> OpenAsync(
        DeskProcess desk, ColorScheme theme = ColorScheme.Light, int width = 1280, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            BypassCSP = false,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(desk.Link);
        return page;
    }

    /// <summary>
    /// Waits until a page is at an address. It looks again and again: waiting for the event of an arrival misses one
    /// that comes between the look and the wait.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="address">What its address holds: a regular expression.</param>
    public static async Task ArriveAsync(IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address), new() { Timeout = Patience });
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Waits until a page has left an address.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">The address.</param>
    public static async Task LeaveAsync(IPage page, string address)
    {
        await Assertions.Expect(page).Not.ToHaveURLAsync(address, new() { Timeout = Patience });
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
