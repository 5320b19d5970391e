using Witness.Tests.Configuration;

namespace Witness.Tests.Metrics;

/// <summary>What Prometheus itself thinks of the metrics, and of the rules over them.</summary>
public sealed class PromtoolTests
{
    [Fact]
    public async Task It_has_nothing_to_say_against_a_whole_scrape()
    {
        var (code, said) = await Promtool.RunAsync(await FullScrape.ReadAsync(), "check", "metrics");

        Assert.Equal((0, ""), (code, said));
    }

    [Fact]
    public async Task It_takes_the_alert_rules()
    {
        var (code, said) = await Promtool.RunAsync(
            input: null,
            "check",
            "rules",
            TestFiles.InRepository("config/prometheus/witness.rules.yml")
        );

        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Alerts_come_where_they_are_due_and_not_elsewhere()
    {
        var (code, said) = await Promtool.RunAsync(
            input: null,
            "test",
            "rules",
            TestFiles.InRepository("tests/Witness.Tests/Metrics/witness.rules.test.yml")
        );

        Assert.True(code == 0, said);
    }

    [Fact]
    public void Every_alert_has_a_test()
    {
        var rules = File.ReadAllLines(TestFiles.InRepository("config/prometheus/witness.rules.yml"));
        var tests = File.ReadAllText(TestFiles.InRepository("tests/Witness.Tests/Metrics/witness.rules.test.yml"));

        var alerts = rules.Where(line => line.Contains("- alert: ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(alerts);
        Assert.All(
            alerts.Select(line => line.Split(": ")[1]),
            alert => Assert.Contains($"alertname: {alert}\n        exp_alerts:", tests, StringComparison.Ordinal)
        );
    }
}
