using Microsoft.Playwright;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Browser;

/// <summary>Debian's Chromium without a screen, driven by Playwright; one for all stories about the page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        "--no-sandbox", // the tests run as root
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // What is expected has a patience of its own, beside the visitor's.
        Assertions.SetDefaultExpectTimeout((float)Patience.Limit.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = DebianPrograms.Find("chromium"), Args = Quiet }
        );
    }

    /// <summary>A new visitor, who has seen nothing yet and waits as long as a busy machine takes.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public async Task<IPage> VisitorAsync(int width = 1200, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }
}
