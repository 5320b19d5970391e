using Witness.Core.Dns;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

public sealed class RegistrarMetricsTests : IDisposable
{
    private readonly Scrape _scrape = new();
    private readonly Site _site = new();

    public void Dispose()
    {
        _scrape.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task Calls_are_counted_by_verb_and_outcome_and_measured_by_verb()
    {
        var registrars = new RegistrarMetrics(_scrape.Meter, _site.Configuration);
        Assert.All(await _scrape.SeriesAsync("witness_registrar_calls_total"), line => Assert.EndsWith(" 0", line));

        registrars.Hear(new RegistrarCall("files", RegistrarVerb.Look, RegistrarCallOutcome.PutOff, TimeSpan.Zero));
        registrars.Hear(
            new RegistrarCall("files", RegistrarVerb.Apply, RegistrarCallOutcome.Ok, TimeSpan.FromSeconds(4))
        );

        Assert.Equal(
            [
                "witness_registrar_calls_total{outcome=\"ok\",registrar=\"files\",verb=\"apply\"} 1",
                "witness_registrar_calls_total{outcome=\"put_off\",registrar=\"files\",verb=\"look\"} 1",
            ],
            (await _scrape.SeriesAsync("witness_registrar_calls_total")).Where(line =>
                !line.EndsWith(" 0", StringComparison.Ordinal)
            )
        );
        var seconds = await _scrape.SeriesAsync("witness_registrar_call_duration_seconds");
        Assert.Contains("witness_registrar_call_duration_seconds_sum{registrar=\"files\",verb=\"apply\"} 4", seconds);
        Assert.Contains(
            "witness_registrar_call_duration_seconds_bucket{registrar=\"files\",verb=\"apply\",le=\"2.5\"} 0",
            seconds
        );
    }
}
