using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

public sealed class StandingMetricsTests : IDisposable
{
    private readonly Scrape _scrape = new();
    private readonly StandingMetrics _standings;

    public StandingMetricsTests() => _standings = new StandingMetrics(_scrape.Meter, Reports.Fleet);

    public void Dispose() => _scrape.Dispose();

    [Fact]
    public async Task What_the_ledger_remembers_is_told_before_the_first_round()
    {
        _standings.Begin(
            new Recollection
            {
                Standings = Reports.ByName(
                    new Standing("RIN")
                    {
                        Rotation = Rotation.Out,
                        LastOutcome = CheckOutcome.Failed,
                        Strikes = [Site.Now, Site.Now],
                        Held = new Hold(Site.Now, Until: null, Reason: null, "me@here"),
                    },
                    new Standing("taiga")
                    {
                        LastOutcome = CheckOutcome.Passed,
                        CleanRounds = 12,
                        Spared = "floor",
                    }
                ),
                Freeze = new Hold(Site.Now, Until: null, Reason: null, "me@here"),
            }
        );

        Assert.Equal(
            """
            witness_frozen 1
            witness_node_clean_rounds{node="chitoge"} 0
            witness_node_clean_rounds{node="rin"} 0
            witness_node_clean_rounds{node="taiga"} 12
            witness_node_held{node="chitoge"} 0
            witness_node_held{node="rin"} 1
            witness_node_held{node="taiga"} 0
            witness_node_passing{node="rin"} 0
            witness_node_passing{node="taiga"} 1
            witness_node_spared{node="chitoge"} 0
            witness_node_spared{node="rin"} 0
            witness_node_spared{node="taiga"} 1
            witness_node_strikes{node="chitoge"} 0
            witness_node_strikes{node="rin"} 2
            witness_node_strikes{node="taiga"} 0
            witness_nodes{rotation="in"} 2
            witness_nodes{rotation="leaving"} 0
            witness_nodes{rotation="out"} 1
            witness_nodes{rotation="returning"} 0
            """,
            string.Join(
                '\n',
                await _scrape.SeriesAsync(
                    "witness_frozen",
                    "witness_node_clean_rounds",
                    "witness_node_held",
                    "witness_node_passing",
                    "witness_node_spared",
                    "witness_node_strikes",
                    "witness_nodes"
                )
            )
        );
    }

    [Fact]
    public async Task A_node_stands_in_one_place_of_the_rotation()
    {
        _standings.Hear(Reports.Orders(new Standing("rin") { Rotation = Rotation.Leaving }));

        Assert.Equal(
            [
                "witness_node_rotation{node=\"rin\",rotation=\"in\"} 0",
                "witness_node_rotation{node=\"rin\",rotation=\"leaving\"} 1",
                "witness_node_rotation{node=\"rin\",rotation=\"out\"} 0",
                "witness_node_rotation{node=\"rin\",rotation=\"returning\"} 0",
            ],
            (await _scrape.SeriesAsync("witness_node_rotation")).Where(line =>
                line.Contains("rin", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task A_node_that_is_not_configured_is_told_while_it_is_out_and_gone_once_it_is_forgotten()
    {
        _standings.Hear(
            Reports.Orders(
                new Standing("gone") { Rotation = Rotation.Out },
                new Standing("old") { Rotation = Rotation.In }
            )
        );
        Assert.Equal(
            ["chitoge", "gone", "rin", "taiga"],
            (await _scrape.SeriesAsync("witness_node_strikes")).Select(line => line.Split('"')[1])
        );

        _standings.Hear(Reports.Orders());

        Assert.Equal(
            ["chitoge", "rin", "taiga"],
            (await _scrape.SeriesAsync("witness_node_strikes")).Select(line => line.Split('"')[1])
        );
    }

    [Fact]
    public async Task Strikes_are_counted_in_rounds_that_see_alone()
    {
        _standings.Hear(Reports.Round("rin"));
        _standings.Hear(Reports.Round("rin", "taiga"));
        _standings.Hear(Reports.Round("rin") with { Round = Site.Round(3, Site.Now, "all failed") });

        Assert.Equal(
            [
                "witness_strikes_total{node=\"chitoge\"} 0",
                "witness_strikes_total{node=\"rin\"} 2",
                "witness_strikes_total{node=\"taiga\"} 1",
            ],
            await _scrape.SeriesAsync("witness_strikes_total")
        );
    }

    [Fact]
    public async Task A_thaw_between_rounds_is_heard_of_at_once()
    {
        _standings.Hear(Reports.Round() with { Freeze = new Hold(Site.Now, Until: null, Reason: null, "me@here") });
        Assert.Equal(["witness_frozen 1"], await _scrape.SeriesAsync("witness_frozen"));

        _standings.Hear(Reports.Orders());

        Assert.Equal(["witness_frozen 0"], await _scrape.SeriesAsync("witness_frozen"));
    }
}
