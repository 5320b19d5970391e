using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Witness.Lab.Tests.Browser;

/// <summary>The status page as a visitor sees it, in a real browser, of a real daemon whose node dies while they look.</summary>
public sealed class PageStories(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly ServedWitness _served = new();

    private static LocatorAssertionsToBeVisibleOptions Patiently => new() { Timeout = 90_000 };

    public ValueTask InitializeAsync() => _served.InitializeAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Who_looks_on_sees_a_node_die_and_why_without_touching_anything()
    {
        var page = await OpenAsync();
        await Expect(Row(page, "taiga").Locator(".badge")).ToHaveTextAsync("in");

        _served.Fleet.Taiga.Die();

        await Expect(Row(page, "taiga").Locator(".badge.out")).ToBeVisibleAsync(Patiently);
        await Expect(page.Locator("main .big")).ToContainTextAsync("1 out");
        Assert.Contains("1 out", await page.TitleAsync(), StringComparison.Ordinal);
        await Expect(page.Locator("details.case summary").First).ToContainTextAsync("taiga");
    }

    [Fact]
    public async Task What_was_opened_stays_open_and_what_had_the_focus_keeps_it_when_the_page_is_refreshed()
    {
        _served.Fleet.Taiga.Die();
        await _served.Witness.UntilOutAsync("taiga");
        var page = await OpenAsync();
        var summary = page.Locator("details.case summary").First;
        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var round = await RoundAsync(page);

        await Expect(page.Locator("section.now")).Not.ToContainTextAsync(round);

        Assert.True(await page.Locator("details.case").First.EvaluateAsync<bool>("one => one.open"));
        Assert.Equal("SUMMARY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task It_says_so_when_it_is_no_longer_refreshed()
    {
        var page = await OpenAsync();
        await _served.Witness.Daemon!.StopAsync();

        await Expect(page.GetByRole(AriaRole.Status))
            .ToContainTextAsync("is the witness running?", new() { Timeout = 90_000 });
    }

    [Fact]
    public async Task It_is_used_by_keyboard_alone()
    {
        _served.Fleet.Taiga.Die();
        await _served.Witness.UntilOutAsync("taiga");
        var page = await OpenAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the nodes")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nodes" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");

        await Expect(page.Locator("details.case .file").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1200, ColorScheme.Light)]
    [InlineData(1200, ColorScheme.Dark)]
    [InlineData(375, ColorScheme.Light)]
    public async Task It_breaks_no_rule_of_accessibility(int width, ColorScheme scheme)
    {
        _served.Fleet.Taiga.Die();
        await _served.Witness.UntilOutAsync("taiga");
        var page = await OpenAsync(width, scheme);
        await page.Locator("details.case summary").First.ClickAsync();

        var found = await page.RunAxe();

        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.Select(Words)));
        Assert.NotEmpty(found.Passes);
    }

    [Theory]
    [InlineData(375)]
    [InlineData(768)]
    [InlineData(1200)]
    public async Task Nothing_stands_out_beyond_the_screen(int width)
    {
        _served.Fleet.Taiga.Die();
        await _served.Witness.UntilOutAsync("taiga");
        var page = await OpenAsync(width);
        await page.Locator("details.case summary").First.ClickAsync();

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Dark_and_light_are_what_the_visitor_prefers()
    {
        var light = await BackgroundAsync(await OpenAsync());
        var dark = await BackgroundAsync(await OpenAsync(scheme: ColorScheme.Dark));

        Assert.True(Brightness(light) > 200, light);
        Assert.True(Brightness(dark) < 60, dark);
    }

    [Fact]
    public async Task No_other_host_is_asked_and_nothing_is_said_in_the_console()
    {
        var page = await chromium.VisitorAsync();
        var asked = new List<Uri>();
        var said = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url));
        page.Console += (_, message) => said.Add(message.Text);
        await page.GotoAsync(_served.Page.ToString());
        var round = await RoundAsync(page);

        await Expect(page.Locator("section.now")).Not.ToContainTextAsync(round);

        Assert.All(asked, url => Assert.Equal(_served.Page.Authority, url.Authority));
        Assert.Contains(asked, url => url.AbsolutePath == "/page.js");
        Assert.Empty(said);
    }

    private async Task<IPage> OpenAsync(int width = 1200, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await chromium.VisitorAsync(width, scheme);
        await page.GotoAsync(_served.Page.ToString());
        return page;
    }

    private static ILocator Row(IPage page, string node) =>
        page.Locator("tr.node").Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = node }) });

    /// <summary>The words <c>Round 12</c>, by which a refresh is known.</summary>
    private static async Task<string> RoundAsync(IPage page)
    {
        var words = (await page.Locator("section.now").InnerTextAsync()).Split("Round ")[1].Split(' ')[0];
        return $"Round {words} ";
    }

    private static Task<string> BackgroundAsync(IPage page) =>
        page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    /// <summary>The mean of <c>rgb(r, g, b)</c>, 0 to 255.</summary>
    private static double Brightness(string rgb) =>
        rgb[4..^1].Split(',').Average(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture));

    private static string Words(AxeResultItem item) =>
        $"{item.Id}: {item.Help} ({string.Join("; ", item.Nodes.Select(node => node.Html))})";
}
