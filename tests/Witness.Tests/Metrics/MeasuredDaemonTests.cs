using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Witness.Configuration;
using Witness.Core.Tests.Doubles;
using Witness.Hosting;
using Witness.Ledger;
using Witness.Metrics;

namespace Witness.Tests.Metrics;

/// <summary>The metrics of a daemon that runs, and over a reload.</summary>
public sealed class MeasuredDaemonTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly StatusOptions AnyPort = new(
        new IPEndPoint(IPAddress.Loopback, 0),
        [],
        ShowAddresses: false
    );
    private readonly Site _site = new(every: "5m") { Time = TimeProvider.System };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task An_order_between_rounds_is_measured_at_once()
    {
        using var held = DaemonLock.TryTake(_site.Database, Environment.ProcessId, out _);
        using var daemon = await StartAsync();
        await UntilAsync(daemon, "witness_rounds_total{void=\"false\"} 1");

        Assert.Equal(0, (await _site.RunAsync("hold", "rin")).Exit);

        await UntilAsync(daemon, "witness_node_held{node=\"rin\"} 1");
        await daemon.StopAsync(Cancellation);
    }

    [Fact]
    public async Task After_a_reload_the_nodes_that_are_gone_are_gone_and_those_that_stay_are_told_at_once()
    {
        using var before = await StartAsync();
        await UntilAsync(before, "witness_strikes_total{node=\"rin\"} 1");
        _site.Configure(every: "5m", nodes: Site.NodeText("rin"));

        var last = before.Services.GetRequiredService<Journal>().LastRound;
        using var after = Daemon.Build(Measured(_site), _ => { }, _site.Time, Occasion.ReloadAfter(last));
        await before.StopAsync(Cancellation);
        before.Dispose();
        await after.StartAsync(Cancellation);

        var text = await ReadAsync(after);
        Assert.DoesNotContain("taiga", text, StringComparison.Ordinal);
        Assert.Contains("\nwitness_node_strikes{node=\"rin\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\nwitness_node_passing{node=\"rin\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("\nwitness_strikes_total{node=\"rin\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("\nwitness_rounds_total{void=\"false\"} 0\n", text, StringComparison.Ordinal);
        await after.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_daemon_hears_nothing_of_another_one_in_its_process()
    {
        using var other = new Site(every: "5m") { Time = TimeProvider.System };
        other.Configure(every: "5m", nodes: """{ "name": "minori", "addresses": ["127.0.9.14"] }""");
        using var daemon = await StartAsync();
        using var second = Daemon.Build(Measured(other), _ => { }, TimeProvider.System);
        await second.StartAsync(Cancellation);
        await UntilAsync(second, "witness_strikes_total{node=\"minori\"} 1");
        await UntilAsync(daemon, "witness_strikes_total{node=\"rin\"} 1");

        Assert.DoesNotContain("minori", await ReadAsync(daemon), StringComparison.Ordinal);
        await second.StopAsync(Cancellation);
        await daemon.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Nothing_is_measured_where_neither_a_page_nor_a_collector_tells_it()
    {
        using var daemon = Daemon.Build(_site.Configuration, _ => { }, TimeProvider.System);
        await daemon.StartAsync(Cancellation);
        var journal = daemon.Services.GetRequiredService<Journal>();
        await Conditions.UntilAsync(() => journal.LastRound is not null);

        Assert.Null(daemon.Services.GetService<WitnessMeter>());
        await daemon.StopAsync(Cancellation);
    }

    /// <summary>With the page, as by default, on whatever port is free.</summary>
    private static WitnessConfiguration Measured(Site site) => site.Configuration with { Status = AnyPort };

    private async Task<IHost> StartAsync()
    {
        var daemon = Daemon.Build(Measured(_site), _ => { }, TimeProvider.System);
        await daemon.StartAsync(Cancellation);
        return daemon;
    }

    private static Task<string> ReadAsync(IHost daemon) =>
        Scrape.ReadAsync(daemon.Services.GetRequiredService<PrometheusExporter>());

    private static async Task UntilAsync(IHost daemon, string line)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!(await ReadAsync(daemon)).Contains($"\n{line}\n", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
