using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Tests.Cli;

public sealed class ReadingCommandTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_zone_is_shown_with_the_node_of_each_record()
    {
        await _site.CommitRoundAsync();

        var lines = (await _site.RunAsync("zone", "show", "demo.test")).Lines;

        Assert.Equal("zone demo.test, as read at 2026-01-02 02:59:05Z", lines[0]);
        Assert.Equal("www.demo.test  300  A     127.0.9.11  chitoge", lines[2]);
    }

    [Fact]
    public async Task What_is_left_alone_is_marked_in_the_zone_and_told_by_the_status()
    {
        await _site.CommitRoundAsync();
        var reading = Site.Reading(Site.Names);
        var alias = new DnsRecord(DomainName.Parse("www.demo.test"), "AAAA", Ttl: null, "ALIAS lb.example.net");
        await _site.CommitAsync(
            new LedgerEntry(Site.Now)
            {
                Readings = [reading with { Zone = reading.Zone with { Records = [.. reading.Zone.Records, alias] } }],
            }
        );

        var shown = (await _site.RunAsync("zone", "show", "demo.test")).Lines;
        var status = (await _site.RunAsync("status")).Output;
        var json = (await _site.RunAsync("status", "--json")).Json;

        Assert.Contains("www.demo.test       AAAA  ALIAS lb.example.net  left alone", shown);
        Assert.Contains("www.demo.test AAAA ALIAS lb.example.net is left alone", status, StringComparison.Ordinal);
        Assert.Equal(
            """[{"name":"www.demo.test","type":"AAAA","ttl":null,"data":"ALIAS lb.example.net"}]""",
            json.GetProperty("zones")[0].GetProperty("leftAlone").GetRawText()
        );
    }

    [Fact]
    public async Task A_snapshot_is_listed_and_shown_as_it_was()
    {
        await _site.CommitRoundAsync();
        var change = new ZoneChange(Site.Reading(Site.Names).Zone, [Site.RecordOf("chitoge")], []);
        var intent = new ChangeIntent(Site.Now, new Standing("chitoge"), change, "files", "4 strikes");
        await _site.Ledger.IntendAsync(intent, TestContext.Current.CancellationToken);

        var list = (await _site.RunAsync("zone", "list", "--json")).Json;
        var shown = (await _site.RunAsync("zone", "show", "demo.test", "--snapshot", "1", "--json")).Json;

        Assert.Equal(
            """[{"snapshot":1,"zone":"demo.test","at":"2026-01-02T03:04:05Z","records":3}]""",
            list.GetRawText()
        );
        Assert.Equal(1, shown.GetProperty("snapshot").GetInt64());
        Assert.Equal(
            """{"name":"www.demo.test","type":"A","ttl":300,"data":"127.0.9.11","node":"chitoge","inRotation":true,"leftAlone":false}""",
            shown.GetProperty("records")[0].GetRawText()
        );
    }

    [Theory]
    [InlineData("demo.tset", "zone demo.tset is not configured: did you mean \"demo.test\"?")]
    [InlineData(
        "demo.test --snapshot 7",
        "there is no snapshot 7 of zone demo.test: witness zone list shows those there are"
    )]
    public async Task What_there_is_not_is_a_usage_error(string words, string error)
    {
        await _site.CommitRoundAsync();

        var outcome = await _site.RunAsync(["zone", "show", .. words.Split(' ')]);

        Assert.Equal((2, $"witness: {error}\n"), (outcome.Exit, outcome.Error));
    }

    [Fact]
    public async Task A_good_configuration_is_called_good()
    {
        var outcome = await _site.RunAsync("validate");

        Assert.Equal(
            (0, $"{_site.ConfigurationPath}: good: 3 nodes, 1 zone, mode act, a round every 1 min\n"),
            (outcome.Exit, outcome.Output)
        );
    }

    [Fact]
    public async Task All_errors_of_a_configuration_are_listed_with_their_lines()
    {
        _site.Configure(mode: "atc", every: "soon");

        var plain = await _site.RunAsync("validate");
        var json = (await _site.RunAsync("validate", "--json")).Json;

        Assert.Equal(2, plain.Exit);
        Assert.Equal(2, plain.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("witness.json:2: mode: ", plain.Error);
        Assert.False(json.GetProperty("valid").GetBoolean());
        Assert.Equal(
            (2, "mode"),
            (
                json.GetProperty("errors")[0].GetProperty("line").GetInt32(),
                json.GetProperty("errors")[0].GetProperty("path").GetString()
            )
        );
    }

    [Fact]
    public async Task A_configuration_with_errors_stops_every_command()
    {
        _site.Configure(mode: "atc");

        var outcome = await _site.RunAsync("status");

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith("witness: the configuration has 1 error:\n", outcome.Error);
    }
}
