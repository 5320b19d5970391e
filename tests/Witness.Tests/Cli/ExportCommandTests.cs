using Witness.Core.Ledger;
using Witness.Core.Strikes;

namespace Witness.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly Site _site = new(mode: "observe");

    private string File => Path.Combine(Path.GetDirectoryName(_site.Database)!, "fleet.state");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Gdnsd_gets_a_line_for_each_address_of_each_node()
    {
        _site.Configure(
            nodes: """{ "name": "chitoge", "addresses": ["203.0.113.11", "2001:DB8:0::11"] }, { "name": "taiga", "addresses": ["203.0.113.12"] }"""
        );
        await RoundAsync(new Standing("taiga") { Rotation = Rotation.Out, Reason = "4 strikes within 1 h" });

        var outcome = await _site.RunAsync("export", "gdnsd");

        Assert.Equal(
            [
                "# By witness export gdnsd, which writes it anew.",
                "203.0.113.11 => UP # chitoge",
                "2001:db8::11 => UP # chitoge",
                "203.0.113.12 => DOWN # taiga",
            ],
            outcome.Lines
        );
        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
    }

    [Fact]
    public async Task Scripts_get_the_names_and_types_that_are_documented()
    {
        await RoundAsync(new Standing("taiga") { Rotation = Rotation.Out, Reason = "4 strikes within 1 h" });

        Assert.Equal(
            """{"witness":"home","at":"2026-01-02T03:03:55Z","round":1,"trouble":null,"nodes":["""
                + """{"name":"chitoge","serves":true,"rotation":"in","reason":"in, 0 strikes","addresses":["127.0.9.11"]},"""
                + """{"name":"taiga","serves":false,"rotation":"out","reason":"out: 4 strikes within 1 h","addresses":["127.0.9.12"]},"""
                + """{"name":"rin","serves":true,"rotation":"in","reason":"in, 0 strikes","addresses":["127.0.9.13"]}]}"""
                + "\n",
            (await _site.RunAsync("export", "json")).Output
        );
    }

    [Fact]
    public async Task A_file_gets_what_would_be_printed()
    {
        await RoundAsync();
        var printed = await _site.RunAsync("export", "gdnsd");

        var outcome = await _site.RunAsync("export", "gdnsd", "--to", File);

        Assert.Equal((0, "", ""), (outcome.Exit, outcome.Output, outcome.Error));
        Assert.Equal(printed.Output, await ReadAsync());
    }

    [Fact]
    public async Task Old_knowledge_is_told_and_written_and_takes_out_only_who_is_out()
    {
        var old = Site.Now.AddHours(-2);
        await RoundAsync(
            old,
            new Standing("chitoge") { Spared = "WouldFence Observe", Strikes = [old, old, old, old] },
            new Standing("taiga") { Rotation = Rotation.Leaving, Reason = "4 strikes within 1 h" }
        );

        var outcome = await _site.RunAsync("export", "gdnsd", "--to", File);

        Assert.Equal(1, outcome.Exit);
        Assert.Equal(
            "witness: the last round was 2 h ago, with one every 1 min: is the daemon running? (systemctl status witness); what is exported is the last that was known\n",
            outcome.Error
        );
        Assert.Equal("UP DOWN UP", await StatesAsync());
    }

    [Fact]
    public async Task A_blind_witness_goes_on_believing_its_strikes_while_they_are_young()
    {
        var strikes = Enumerable.Range(6, 4).Select(age => Site.Now.AddMinutes(-age));
        await RoundAsync(new Standing("chitoge") { Spared = "WouldFence Observe", Strikes = [.. strikes] });
        for (var round = 2; round < 7; round++)
        {
            var at = Site.Now.AddMinutes(round - 7);
            await _site.CommitAsync(new LedgerEntry(at) { Round = Site.Round(round, at, "0 of 3 anchors answered") });
        }

        var outcome = await _site.RunAsync("export", "gdnsd", "--to", File);

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: the last 5 rounds were void: 0 of 3 anchors answered;", outcome.Error);
        Assert.Equal("DOWN UP UP", await StatesAsync());
    }

    [Fact]
    public async Task Before_the_first_round_all_serve()
    {
        await _site.CommitAsync(new LedgerEntry(Site.Now));

        var outcome = await _site.RunAsync("export", "gdnsd", "--to", File);

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("witness: no round yet", outcome.Error);
        Assert.Equal("UP UP UP", await StatesAsync());
    }

    [Fact]
    public async Task Without_a_ledger_the_file_stays_as_it_was()
    {
        await System.IO.File.WriteAllTextAsync(File, "before\n", TestContext.Current.CancellationToken);

        Assert.Equal(1, (await _site.RunAsync("export", "gdnsd", "--to", File)).Exit);
        Assert.Equal("before\n", await ReadAsync());
    }

    private Task RoundAsync(params Standing[] standings) => RoundAsync(Site.Now.AddSeconds(-10), standings);

    private Task RoundAsync(DateTimeOffset at, params Standing[] standings) =>
        _site.CommitAsync(
            new LedgerEntry(at)
            {
                Round = Site.Round(1, at),
                Readings = [Site.Reading(Site.Names)],
                Standings = [.. standings],
            }
        );

    private Task<string> ReadAsync() => System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);

    private async Task<string> StatesAsync() =>
        string.Join(
            ' ',
            (await ReadAsync()).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(' ')[2])
        );
}
