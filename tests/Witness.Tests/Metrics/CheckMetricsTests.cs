using System.Net;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Hosting;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

public sealed class CheckMetricsTests : IDisposable
{
    private static readonly string[] Kinds = ["https", "ping", "ssh"];
    private readonly Scrape _scrape = new();

    public void Dispose() => _scrape.Dispose();

    [Fact]
    public async Task Answers_are_counted_by_node_check_and_outcome_and_begin_at_0()
    {
        var checks = new CheckMetrics(_scrape.Meter, Reports.Fleet);
        Assert.Equal(
            9,
            (await _scrape.SeriesAsync("witness_checks_total")).Count(line =>
                line.EndsWith(" 0", StringComparison.Ordinal)
            )
        );

        checks.Hear(Reports.Round());
        checks.Hear(Reports.Round("rin"));

        var series = await _scrape.SeriesAsync("witness_checks_total");
        Assert.Contains("witness_checks_total{check=\"tcp\",node=\"rin\",outcome=\"failed\"} 1", series);
        Assert.Contains("witness_checks_total{check=\"tcp\",node=\"rin\",outcome=\"passed\"} 1", series);
        Assert.Contains("witness_checks_total{check=\"tcp\",node=\"taiga\",outcome=\"passed\"} 2", series);
        Assert.Contains("witness_checks_total{check=\"tcp\",node=\"taiga\",outcome=\"unknown\"} 0", series);
    }

    [Fact]
    public async Task Of_several_addresses_the_slowest_counts_and_a_blind_round_leaves_it()
    {
        var checks = new CheckMetrics(_scrape.Meter, Reports.Fleet);
        checks.Hear(
            ReportOf("rin", ResultOf("127.0.9.13", 20), ResultOf("127.0.9.14", 1500), ResultOf("127.0.9.15", 30))
        );
        checks.Hear(Reports.Blind());

        Assert.Equal(
            ["witness_node_check_duration_seconds{check=\"https\",node=\"rin\"} 1.5"],
            await _scrape.SeriesAsync("witness_node_check_duration_seconds")
        );
        var fleet = await _scrape.SeriesAsync("witness_check_duration_seconds");
        Assert.Contains(
            "witness_check_duration_seconds_bucket{check=\"https\",outcome=\"passed\",le=\"0.025\"} 1",
            fleet
        );
        Assert.Contains(
            "witness_check_duration_seconds_bucket{check=\"https\",outcome=\"passed\",le=\"0.05\"} 2",
            fleet
        );
        Assert.Contains("witness_check_duration_seconds_count{check=\"https\",outcome=\"passed\"} 3", fleet);
    }

    [Fact]
    public async Task The_first_certificate_to_expire_is_told_where_one_was_shown()
    {
        var checks = new CheckMetrics(_scrape.Meter, Reports.Fleet);
        checks.Hear(Reports.Round());
        Assert.Empty(await _scrape.SeriesAsync("witness_node_certificate_expiry_timestamp_seconds"));

        var later = DateTimeOffset.FromUnixTimeSeconds(1900000000);
        checks.Hear(
            ReportOf("rin", ResultOf("127.0.9.13", 20, later), ResultOf("127.0.9.14", 20, later.AddSeconds(-1)))
        );

        Assert.Equal(
            ["witness_node_certificate_expiry_timestamp_seconds{node=\"rin\"} 1899999999"],
            await _scrape.SeriesAsync("witness_node_certificate_expiry_timestamp_seconds")
        );
    }

    [Fact]
    public async Task Ten_thousand_nodes_of_three_checks_keep_their_names()
    {
        var fleet = new Fleet([.. Enumerable.Range(0, 10_000).Select(BigNode)], []);
        var checks = new CheckMetrics(_scrape.Meter, fleet);
        var standings = new StandingMetrics(_scrape.Meter, fleet);
        var moves = new MoveMetrics(_scrape.Meter, fleet);
        var report = Reports.Blind() with
        {
            Observations = [.. fleet.Nodes.Select(node => new Observation(node, [.. node.Checks.Select(ResultOf)]))],
        };
        foreach (IRoundListener listener in new IRoundListener[] { checks, standings, moves })
        {
            listener.Hear(report);
        }

        var text = await _scrape.ReadAsync();

        Assert.DoesNotContain("otel_metric_overflow", text, StringComparison.Ordinal);
        var series = Scrape.SeriesOf(text).CountBy(line => line.Split('{')[0]).ToDictionary();
        Assert.Equal(90_000, series["witness_checks_total"]);
        Assert.Equal(30_000, series["witness_node_check_duration_seconds"]);
        Assert.Equal(40_000, series["witness_node_rotation"]);
        Assert.Equal(30_000, series["witness_removals_total"]);
        Assert.Equal(10_000, series["witness_strikes_total"]);
    }

    private static Node BigNode(int number)
    {
        var address = new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        return new Node(
            $"node{number}",
            [address],
            [.. Kinds.Select(kind => new ConfiguredCheck(kind, address, CheckRole.Gate, TimeSpan.FromSeconds(1)))]
        );
    }

    private static CheckResult ResultOf(ICheck check) =>
        new(check.Kind, check.Address, check.Role, CheckOutcome.Passed, TimeSpan.FromMilliseconds(3), "well");

    private static CheckResult ResultOf(string address, int milliseconds, DateTimeOffset? expires = null) =>
        new(
            "https",
            IPAddress.Parse(address),
            CheckRole.Gate,
            CheckOutcome.Passed,
            TimeSpan.FromMilliseconds(milliseconds),
            "well",
            new CheckEvidence("body") { CertificateExpires = expires }
        );

    private static RoundReport ReportOf(string node, params CheckResult[] results) =>
        Reports.Round() with
        {
            Observations = [new Observation(Reports.Fleet.Find(node)!, results)],
        };
}
