using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Serving;

namespace Witness.Tests.Serving;

/// <summary>What the daemon serves, asked over real connections.</summary>
public sealed class StatusServerTests : IAsyncDisposable
{
    private readonly ServedSite _served = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task The_page_shows_the_nodes_and_is_sent_again_only_when_it_has_changed()
    {
        await RoundAsync();
        await _served.StartAsync();
        using var first = await _served.Visitor.GetAsync("/", Cancellation);
        var page = await first.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("text/html; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.All(Site.Names, node => Assert.Contains($">{node}</th>", page, StringComparison.Ordinal));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _served.Visitor.SendAsync(again, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/metrics")]
    [InlineData("/nodes/rin")]
    [InlineData("/nothing")]
    public async Task Every_answer_tells_browsers_to_do_nothing_else_with_it(string path)
    {
        await RoundAsync();
        await _served.StartAsync();
        using var answer = await _served.Visitor.GetAsync(path, Cancellation);

        Assert.StartsWith("default-src 'none';", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_pointed_here_is_answered_nothing()
    {
        await _served.StartAsync(more: """, "hosts": ["status.example.com"]""");

        Assert.Equal(
            HttpStatusCode.MisdirectedRequest,
            (await _served.AskAsync("/healthz", host: "rebind.example.net")).Status
        );
        Assert.NotEqual(
            HttpStatusCode.MisdirectedRequest,
            (await _served.AskAsync("/healthz", host: "status.example.com")).Status
        );
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_can_be_changed(string method)
    {
        await _served.StartAsync();

        var (status, text) = await _served.AskAsync("/", new HttpMethod(method));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Contains("command line", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_is_put_off_for_a_second()
    {
        await _served.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var request = 0; request < 400; request++)
        {
            answers.Add((await _served.AskAsync("/page.css", HttpMethod.Head)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        await _served.StartAsync();

        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await _served.AskAsync("/" + new string('x', 5000))).Status);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_no_verdict()
    {
        await RoundAsync();
        await _served.StartAsync();
        File.Move(_served.Site.Database, _served.Site.Database + ".gone");

        Assert.Equal(HttpStatusCode.InternalServerError, (await _served.AskAsync("/nodes/rin")).Status);
    }

    [Fact]
    public async Task Health_is_good_while_rounds_come_and_says_why_when_they_do_not()
    {
        await _served.StartAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _served.AskAsync("/healthz")).Status);

        await RoundAsync();
        await UntilAsync(async () => (await _served.AskAsync("/healthz")).Status == HttpStatusCode.OK);
        Assert.StartsWith("ok: round 1", (await _served.AskAsync("/healthz")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_is_to_be_used_until_it_is_out_and_a_stranger_is_not_known()
    {
        await RoundAsync();
        await _served.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await _served.AskAsync("/nodes/Rin")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _served.AskAsync("/nodes/nobody")).Status);

        await _served.Site.CommitAsync(
            new LedgerEntry(Now)
            {
                Standings = [new Standing("rin").Moved(Rotation.Out, Now, MoveCause.Strikes, "4 strikes within 1 h")],
            }
        );

        await UntilAsync(async () =>
            (await _served.AskAsync("/nodes/rin")).Status == HttpStatusCode.ServiceUnavailable
        );
        Assert.Contains("4 strikes within 1 h", (await _served.AskAsync("/nodes/rin")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_that_dns_does_not_publish_are_covered_unless_asked_for()
    {
        await RoundAsync(failing: "rin", published: ["chitoge", "taiga"]);
        await _served.StartAsync();

        var page = (await _served.AskAsync("/")).Text;

        Assert.DoesNotContain(Site.AddressOf("rin").ToString(), page, StringComparison.Ordinal);
        Assert.Contains(AddressVeil.Hidden, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_addresses_are_shown_where_that_is_asked_for()
    {
        await RoundAsync(failing: "rin", published: ["chitoge", "taiga"]);
        await _served.StartAsync(more: """, "showAddresses": true""");

        Assert.Contains(Site.AddressOf("rin").ToString(), (await _served.AskAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_node_says_is_text_and_never_markup()
    {
        await _served.Site.CommitAsync(
            new LedgerEntry(Now)
            {
                Round = Site.Round(1, Now, failed: 1),
                Observations =
                [
                    new Observation(
                        Site.Observation("rin").Node,
                        [Site.Result("rin", CheckOutcome.Failed) with { Detail = "<script>alert(1)</script>" }]
                    ),
                ],
                Readings = [Site.Reading(Site.Names)],
            }
        );
        await _served.StartAsync();

        var page = (await _served.AskAsync("/")).Text;

        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_served_as_prometheus_reads_them()
    {
        await _served.StartAsync();
        using var answer = await _served.Visitor.GetAsync("/metrics", Cancellation);

        Assert.Equal(
            MediaTypeHeaderValue.Parse("text/plain; version=0.0.4; charset=utf-8"),
            answer.Content.Headers.ContentType
        );
        Assert.Contains(
            "# TYPE witness_build_info gauge",
            await answer.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_and_taken_once_it_is_free()
    {
        using (var other = new TcpListener(IPAddress.Loopback, _served.Port))
        {
            other.Start();
            await _served.StartAsync();
            Assert.Contains($"127.0.0.1:{_served.Port} is taken by another program", _served.Journal.Text);
        }

        _served.Part<StatusServer>().Hear(new RoundReport(Round: null, [], [], [], SomeoneIsOut: false));

        await UntilAsync(async () =>
        {
            try
            {
                return (await _served.AskAsync("/page.css")).Status == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    private Task RoundAsync(string failing = "", string[]? published = null) =>
        _served.Site.CommitAsync(
            new LedgerEntry(Now)
            {
                Round = Site.Round(1, Now),
                Observations =
                [
                    .. Site.Names.Select(name =>
                        Site.Observation(name, name == failing ? CheckOutcome.Failed : CheckOutcome.Passed)
                    ),
                ],
                Readings = [Site.Reading(published ?? Site.Names)],
            }
        );

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var limit = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(60);
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, "it did not come true within 60 s");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }
    }
}
