using Witness.Core.Ledger;
using Witness.Core.Stonith;
using Witness.Core.Tests.Doubles;
using Witness.Hosting;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

public sealed class RoundMetricsTests : IDisposable
{
    private readonly Scrape _scrape = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _scrape.Dispose();

    [Fact]
    public async Task Rounds_are_counted_by_whether_they_were_void_and_begin_at_0()
    {
        var rounds = Make(Occasion.Start);
        Assert.Equal(
            ["witness_rounds_total{void=\"false\"} 0", "witness_rounds_total{void=\"true\"} 0"],
            await _scrape.SeriesAsync("witness_rounds_total")
        );

        rounds.Hear(Reports.Round());
        rounds.Hear(Reports.Blind());
        rounds.Hear(Reports.Blind());
        rounds.Hear(Reports.Orders());

        Assert.Equal(
            [
                "witness_rounds_total{void=\"false\"} 1",
                "witness_rounds_total{void=\"true\"} 2",
                "witness_void_rounds_running 2",
            ],
            await _scrape.SeriesAsync("witness_rounds_total", "witness_void_rounds_running")
        );
        Assert.Contains(
            "witness_round_duration_seconds_count 3",
            await _scrape.SeriesAsync("witness_round_duration_seconds")
        );
        Assert.Contains(
            "witness_round_duration_seconds_bucket{le=\"0.5\"} 3",
            await _scrape.SeriesAsync("witness_round_duration_seconds")
        );
    }

    [Fact]
    public async Task A_round_that_sees_ends_the_void_ones_that_the_ledger_knows()
    {
        var rounds = Make(Occasion.Start);
        rounds.Begin(new Recollection { VoidRun = new VoidRun(4, Site.Now) });
        Assert.Equal(["witness_void_rounds_running 4"], await _scrape.SeriesAsync("witness_void_rounds_running"));

        rounds.Hear(Reports.Round());

        Assert.Equal(["witness_void_rounds_running 0"], await _scrape.SeriesAsync("witness_void_rounds_running"));
    }

    [Fact]
    public async Task The_last_rounds_age_counts_from_its_start_and_grows_whatever_the_wall_clock_does()
    {
        var rounds = Make(Occasion.Start);
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(["witness_round_age_seconds 7"], await AgeAsync());

        rounds.Hear(Reports.Round());
        _clock.Advance(TimeSpan.FromSeconds(10));
        _clock.Jump(TimeSpan.FromHours(1));

        Assert.Equal(["witness_round_age_seconds 10.412"], await AgeAsync());
        Assert.Equal(
            ["witness_round_interval_seconds 60"],
            await _scrape.SeriesAsync("witness_round_interval_seconds")
        );
    }

    [Fact]
    public async Task After_a_reload_the_last_round_is_as_old_as_it_was()
    {
        _ = Make(new Occasion(IsReload: true, ManualClock.Start.AddMinutes(-3)));
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["witness_round_age_seconds 185"], await AgeAsync());
    }

    private Task<IReadOnlyList<string>> AgeAsync() => _scrape.SeriesAsync("witness_round_age_seconds");

    private RoundMetrics Make(Occasion occasion) =>
        new(_scrape.Meter, new PolicySettings { Every = TimeSpan.FromMinutes(1) }, occasion, _clock);
}
