using System.Diagnostics.Metrics;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

/// <summary>The text format, letter by letter.</summary>
public sealed class PrometheusExporterTests : IDisposable
{
    private readonly Scrape _scrape = new();

    public void Dispose() => _scrape.Dispose();

    [Fact]
    public async Task A_counter_has_its_series_by_labels_whatever_their_order_was()
    {
        var counter = _scrape.Meter.Counter("test.moves", "{move}", "Moves.");
        counter.Add(2, Labels.Of("node", "taiga"), Labels.Of("cause", "order"));
        counter.Add(1, Labels.Of("node", "rin"), Labels.Of("cause", "strikes"));
        counter.Add(3, Labels.Of("cause", "order"), Labels.Of("node", "taiga"));

        Assert.Equal(
            """
            # HELP test_moves_total Moves.
            # TYPE test_moves_total counter
            test_moves_total{cause="order",node="taiga"} 5
            test_moves_total{cause="strikes",node="rin"} 1

            """,
            await _scrape.ReadAsync("test_moves_total")
        );
    }

    [Fact]
    public async Task Buckets_add_up_and_the_last_one_holds_all()
    {
        var histogram = _scrape.Meter.Seconds("test.time", "Time.", [0.5, 1, 10]);
        foreach (var seconds in new[] { 0.25, 0.5, 0.75, 60 })
        {
            histogram.Record(seconds, Labels.Of("check", "https"));
        }

        Assert.Equal(
            """
            # HELP test_time_seconds Time.
            # TYPE test_time_seconds histogram
            test_time_seconds_bucket{check="https",le="0.5"} 2
            test_time_seconds_bucket{check="https",le="1"} 3
            test_time_seconds_bucket{check="https",le="10"} 3
            test_time_seconds_bucket{check="https",le="+Inf"} 4
            test_time_seconds_sum{check="https"} 61.5
            test_time_seconds_count{check="https"} 4

            """,
            await _scrape.ReadAsync("test_time_seconds")
        );
    }

    [Fact]
    public async Task A_histogram_without_labels_has_le_alone()
    {
        _scrape.Meter.Seconds("test.time", "Time.", [1]).Record(2);

        Assert.Equal(
            [
                "test_time_seconds_bucket{le=\"1\"} 0",
                "test_time_seconds_bucket{le=\"+Inf\"} 1",
                "test_time_seconds_sum 2",
                "test_time_seconds_count 1",
            ],
            await _scrape.SeriesAsync("test_time_seconds")
        );
    }

    [Fact]
    public async Task What_would_break_a_line_is_escaped()
    {
        _scrape.Meter.Gauge("test.held", "By", "A \\ and\na line.", () => [Labels.OfNode("a\\b\"c\nd", 0.1)]);

        Assert.Equal(
            """
            # HELP test_held_bytes A \\ and\na line.
            # TYPE test_held_bytes gauge
            test_held_bytes{node="a\\b\"c\nd"} 0.1

            """,
            await _scrape.ReadAsync("test_held_bytes")
        );
    }

    [Fact]
    public async Task Numbers_are_as_Go_reads_them_in_every_culture()
    {
        double[] values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e21, 1.5e-7, -0.25];
        _scrape.Meter.Gauge(
            "test.values",
            "",
            "Values.",
            () => values.Select((value, place) => new Measurement<double>(value, Labels.Of("place", $"{place}")))
        );

        var series = await _scrape.SeriesAsync("test_values");

        Assert.Equal(["NaN", "+Inf", "-Inf", "1E+21", "1.5E-07", "-0.25"], series.Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public async Task Families_come_by_name_and_the_same_values_are_the_same_bytes()
    {
        _scrape.Meter.Gauge("test.b", "", "B.", () => 1);
        _scrape.Meter.Gauge("test.a", "", "A.", () => 1);

        var first = await _scrape.ReadAsync("test_a", "test_b");
        var names = Scrape.FamiliesOf(await _scrape.ReadAsync()).Select(family => family.Name).ToList();

        Assert.Equal(
            "# HELP test_a A.\n# TYPE test_a gauge\ntest_a 1\n# HELP test_b B.\n# TYPE test_b gauge\ntest_b 1\n",
            first
        );
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(first, await _scrape.ReadAsync("test_a", "test_b"));
    }

    [Fact]
    public async Task A_series_that_is_no_longer_given_is_gone()
    {
        string[] nodes = ["rin", "taiga"];
        _scrape.Meter.Gauge("test.nodes", "{node}", "Nodes.", () => nodes.Select(node => Labels.OfNode(node, 1)));
        Assert.Equal(2, (await _scrape.SeriesAsync("test_nodes")).Count);

        nodes = ["taiga"];
        Assert.Equal(["test_nodes{node=\"taiga\"} 1"], await _scrape.SeriesAsync("test_nodes"));

        nodes = [];
        Assert.Empty(await _scrape.SeriesAsync("test_nodes"));
    }

    [Fact]
    public async Task A_meter_of_another_daemon_in_this_process_is_not_told()
    {
        using var other = new Scrape();
        other.Meter.Counter("test.other", "{one}", "Others.").Add(1);
        _scrape.Meter.Counter("test.own", "{one}", "Own.").Add(1);

        var names = Scrape.FamiliesOf(await _scrape.ReadAsync()).Select(family => family.Name).ToList();

        Assert.Contains("test_own_total", names);
        Assert.DoesNotContain("test_other_total", names);
    }

    [Fact]
    public async Task The_runtime_tells_how_the_process_is()
    {
        var names = Scrape.FamiliesOf(await _scrape.ReadAsync()).Select(family => family.Name).ToList();

        Assert.Contains("dotnet_process_cpu_time_seconds_total", names);
        Assert.Contains("dotnet_process_memory_working_set_bytes", names);
    }

    [Fact]
    public async Task Asked_by_many_at_once_it_tells_each_of_them_all()
    {
        _scrape.Meter.Counter("test.moves", "{move}", "Moves.").Add(1);

        var texts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _scrape.ReadAsync("test_moves_total")));

        Assert.All(texts, text => Assert.EndsWith("test_moves_total 1\n", text));
    }

    [Fact]
    public async Task Without_a_daemon_it_says_that_there_is_nothing()
    {
        using var exporter = new PrometheusExporter();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Scrape.ReadAsync(exporter));

        Assert.Equal("there are no metrics: the daemon stops, or has not begun", error.Message);
    }
}
